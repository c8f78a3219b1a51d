"""A page in one file: what it says, how it looks, and a policy that allows nothing else."""

from edgetier.report.html.csp import policy
from edgetier.report.html.templating import filled, trusted


def sealed(*, title: str, version: str, style: str, body: str, script: str = "") -> str:
    """`body`, `style` and `script` are ours, escaped where they hold what others wrote."""
    page = filled(
        "page.html.jinja",
        policy=policy(style=style, script=script),
        style=trusted(style),
        script=trusted(script),
        title=title,
        version=version,
        body=trusted(body),
    )
    return page.rstrip("\n") + "\n"
