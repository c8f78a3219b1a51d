"""ET701 to ET704: what concerns the files of a portfolio together."""

from edgetier.codes.code import Code

PORTFOLIOS = {
    "ET701": Code(
        name="duplicate-workload-id",
        severity="error",
        family="cross-file",
        summary="Two workloads share one id.",
        why="Reports, overrides and records are kept by id.",
        decided="Ids are compared as written, over all files that are read together.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
  - id: claims-voice
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
  - id: claims-voice-pilot
""",
        fix="Rename one of them.",
    ),
    "ET702": Code(
        name="two-estates",
        severity="error",
        family="cross-file",
        summary="More than one estate is given.",
        why="One portfolio is judged against one estate.",
        decided="The first estate that is read stays in force; an estate of its own file (--estate) beats all others.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1}
---
schema: 1
estate: {central: aws:us-west-2}
workloads: [{id: claims-voice}]
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1}
---
schema: 1
workloads: [{id: claims-voice}]
""",
        fix="Keep one of them, or put it in its own file.",
    ),
    "ET703": Code(
        name="dangling-reference",
        severity="warning",
        family="cross-file",
        summary="A workload runs at a site that the estate of the portfolio does not have.",
        why="Either the estate is incomplete, or the workload runs where nobody plans for it.",
        decided="With --cross-file: the name in current.site is compared with every site of the estate. Not where no "
        "estate is given, nor for retired workloads.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1]}
workloads:
  - id: claims-voice
    current: {site: aws:eu-west-1}
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1]}
workloads:
  - id: claims-voice
    current: {site: aws:eu-central-1}
""",
        fix="Add the site to the estate, or correct the name.",
    ),
    "ET704": Code(
        name="estate-limit",
        severity="warning",
        family="cross-file",
        summary="The workloads at a site together take more servers than it has room for.",
        why="Each of them fits alone; all of them together do not.",
        decided="With --cross-file: the sum of capacity.servers_per_site over the workloads whose current.site it is, "
        "against the servers of the site in the estate.",
        bad="""\
schema: 1
estate:
  central: aws:us-east-1
  on_prem: [{name: plant-ulm, at: "48.40,9.99", country: DE, servers: 2}]
workloads:
  - id: press-loop
    capacity: {servers_per_site: 2}
    current: {site: plant-ulm}
  - id: press-inspection
    capacity: {servers_per_site: 1}
    current: {site: plant-ulm}
""",
        good="""\
schema: 1
estate:
  central: aws:us-east-1
  on_prem: [{name: plant-ulm, at: "48.40,9.99", country: DE, servers: 3}]
workloads:
  - id: press-loop
    capacity: {servers_per_site: 2}
    current: {site: plant-ulm}
  - id: press-inspection
    capacity: {servers_per_site: 1}
    current: {site: plant-ulm}
""",
        fix="Extend the site, or move one of the workloads named.",
    ),
}
