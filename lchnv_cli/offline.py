"""Give up the network for good, where the system lets a process do so: Linux.

The kernel is handed a little program that it runs at every system call of the process (seccomp,
in the instructions of ``linux/bpf_common.h``). It needs no rights, and nothing takes it back.
"""

import ctypes
import platform
import struct
import sys

# What the kernel calls each sort of processor (linux/audit.h), and `socket` on it.
_KNOWN = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING = 425  # `io_uring_setup`, the other way to a socket; the same number everywhere
_OTHER_NUMBERS = 0x40000000  # the same calls once more, as x32 numbers them
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _ANSWER = 0x20, 0x15, 0x35, 0x06
_PERMITTED, _REFUSED = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW, and _ERRNO with EPERM
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def give_up_network() -> bool:
    """Let this process open no socket from now on, and tell whether the system saw to it.

    It holds for the thread that asks and those it starts, so ask before there are others. Elsewhere
    than on Linux, on other processors, and on kernels without seccomp nothing is done.
    """
    known = _KNOWN.get(platform.machine())
    if sys.platform != "linux" or known is None or sys.maxsize < 2**32:
        return False
    steps = _steps(*known)
    program = _Program(len(steps) // 8, steps)
    prctl = ctypes.CDLL(None).prctl
    prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0  # type: ignore[no-any-return]


def _steps(processor: int, socket: int) -> bytes:
    """Give the program: what to do, how many steps to leap if so and if not, and with what."""
    steps = (
        (_LOAD, 0, 0, 4),  # the sort of processor that the call is made for
        (_IF_EQUAL, 0, 5, processor),
        (_LOAD, 0, 0, 0),  # which call it is
        (_IF_AT_LEAST, 3, 0, _OTHER_NUMBERS),
        (_IF_EQUAL, 2, 0, socket),
        (_IF_EQUAL, 1, 0, _IO_URING),
        (_ANSWER, 0, 0, _PERMITTED),
        (_ANSWER, 0, 0, _REFUSED),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
