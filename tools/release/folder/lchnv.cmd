@echo off
rem Starts lchnv from wherever it was unpacked. ASCII only: the console reads this in its own code page.
setlocal
if not exist "%~dp0python\python.exe" (
    echo python\python.exe saknas bredvid lchnv.cmd. Packa upp hela zip-filen. 1>&2
    exit /b 2
)
if /i "%CD%"=="%SystemRoot%" (
    echo lchnv.cmd kan inte arbeta i en plats som skrivs \\server\mapp. Ge den en enhetsbokstav, 1>&2
    echo till exempel med: net use N: \\server\mapp 1>&2
    exit /b 2
)
"%~dp0python\python.exe" -X utf8 -m lchnv_cli %*
exit /b %ERRORLEVEL%
