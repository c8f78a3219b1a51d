"""ET100 to ET112 without the fields: what keeps a file from being read at all."""

from edgetier.codes.code import Code

READING = {
    "ET100": Code(
        name="yaml-syntax",
        severity="error",
        family="schema",
        summary="The file is not valid YAML.",
        why="Nothing after the fault can be read, so nothing after it was judged.",
        decided="The YAML 1.2 reader stopped there. Tabs as indentation, unclosed brackets and quotes, and a "
        "colon or hash in a plain value are the usual causes.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    demand: [{at: SIN}
  - id: claims-chat
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    demand: [{at: SIN}]
  - id: claims-chat
""",
        fix="Mend the YAML at the position shown.",
        suppressible=False,
    ),
    "ET101": Code(
        name="duplicate-key",
        severity="error",
        family="schema",
        summary="A mapping has the same key twice.",
        why="YAML readers silently keep one of the two; which one differs between them.",
        decided="YAML 1.2, section 3.2.1.1: the keys of a mapping are unique.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    owner: claims-platform
    owner: contact-centre
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    owner: claims-platform
""",
        fix="Remove or rename one of the two keys.",
        suppressible=False,
    ),
    "ET110": Code(
        name="limit-exceeded",
        severity="error",
        family="schema",
        summary="The file exceeds a limit of the reader.",
        why="Limits keep a hostile or broken file from taking the machine down.",
        decided="Size, depth, and the number of nodes after aliases are counted while reading; the message names "
        "the limit.",
        bad="""\
schema: 1
x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
x-g: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
workloads:
  - id: claims-voice
""",
        good="""\
schema: 1
x-place: &place {at: SIN, access: fibre}
workloads:
  - id: claims-voice
    demand: [*place]
""",
        fix="Make the file smaller, flatter or free of nested aliases.",
        suppressible=False,
    ),
    "ET111": Code(
        name="bad-encoding",
        severity="error",
        family="schema",
        summary="The file is not valid text.",
        why="Bytes that are not UTF-8 cannot be read reliably.",
        decided="The bytes are read as UTF-8, or as UTF-16 or UTF-32 where a byte-order mark says so.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    name: "bell \x07 in a name"
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    name: Schadensmeldung für alle
""",
        fix="Save the file as UTF-8, without control characters.",
        suppressible=False,
    ),
    "ET112": Code(
        name="not-an-inventory",
        severity="error",
        family="schema",
        summary="The document is not an inventory of a known schema.",
        why="Reading it as something else would be a guess.",
        decided="The key schema at the top of each document says which format it is in; this version reads schema 1.",
        bad="""\
schema: 2
workloads:
  - id: claims-voice
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
""",
        fix="Start the document with schema: 1.",
        suppressible=False,
    ),
}
