"""The formats that a folder has had, and what each brought; rules.yaml says which it is.

A folder without the line has the first. A new format is a line here, a migration in
load/migrations/ and a frozen folder of the format before in tests/formats/.
"""

# What a format brought, as it is told to whoever has the one before.
BROUGHT = {
    2: "rules.yaml säger vilket format mappen har, och en arbetsordning gäller bara för sina "
    "egna organ",
}
FORMAT = max(BROUGHT)


def brought_since(before: int) -> str:
    """Tell what the formats after one brought, each on a line."""
    news = (f"Nytt i format {each}: {BROUGHT[each]}." for each in range(before + 1, FORMAT + 1))
    return "\n".join(news)
