"""Documents that are hard to read: ideas of the public YAML test suite, in the words of an inventory."""

NESTED = "{a: " * 200 + "1" + "}" * 200
LISTS = "[" * 5000 + "]" * 5000
ALIASES = "\n".join(
    ["x-a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    + [f"x-a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
)

WORKLOADS = """\
&w {id: &i a, archetype: voice-agent}
!!map {id: a}
!!set {? id, ? a}
!!omap [id: a]
!!binary aGVsbG8=
!!python/object/apply:os.system ['true']
!<tag:yaml.org,2002:str> a
!local {id: a}
{id: !!str 4711}
{id: !!int 4711}
{id: !!float .inf}
{id: !!null ''}
{id: !!bool yes}
{id: a, <<: *nothing}
{id: a, <<: {name: b, id: c}}
{id: a, <<: [{name: b}, {name: c}]}
{id: a, <<: 1}
{id: a, <<: [1]}
{<<: {<<: {id: a}}}
&r {id: a, labels: *r}
&r [*r]
{&k id: a, name: *k}
{*k : a}
{? id : a}
{? [id] : a}
{? {id: a} : a}
{id: a, ? name}
{id: a, : b}
{: a}
{id: a, id: b}
{id: a, "id": b}
{'id': a, "n\\u0061me": b}
{id: "a\\0b"}
{id: "a\\u202eb", name: "\\e[31mred"}
{id: "\\ud800"}
{id: a, name: "\\x7f\\x1b]0;x\\a"}
{id: a, name: '', owner: ""}
{id: ~}
{id: null}
{id: true}
{id: 017}
{id: 0o17}
{id: 0x1F}
{id: 1_000}
{id: 1e400}
{id: .NaN}
{id: -.inf}
{id: 2001-12-14t21:59:43.10-05:00}
{id: 12:30:45}
{id: =}
{id: a, latency: {budget: 1e400}}
{id: a, latency: {budget: .nan}}
{id: a, latency: {budget: -0.0}}
{id: a, latency: {budget: 5e-324 ms}}
{id: a, latency: {budget: 99999999999999999999999999999 h}}
{id: a, latency: {budget: 1e300 s, metric: response}, demand: [{at: SIN}]}
{id: a, latency: {budget: 1e-300 us, metric: response}, demand: [{at: SIN}]}
{id: a, latency: {budget: ١٢ ms}}
{id: a, latency: {budget: 5 ms}}
{id: a, payload: {up: 1e308 TB}, demand: [{at: SIN}]}
{id: a, payload: {up: 1e290 TB, down: 1e290 TB}, demand: [{at: SIN, access: lte}], latency: {budget: 1 s}}
{id: a, compute: 1e300 h, demand: [{at: SIN}], calls: {model: 1000}}
{id: a, compute: {p50: 1, p50.0: 2, p5.00: 3}}
{id: a, compute: {p1: 1e-320, p99: 1e307}, demand: [{at: SIN}]}
{id: a, archetype: voice-agent, demand: [{at: SIN}], compute: {p1: 1 us, p1.000001: 1000 h}}
{id: a, archetype: voice-agent, demand: [{at: SIN}], compute: {p98: 1 us, p98.000001: 1000 h}}
{id: a, archetype: voice-agent, demand: [{at: SIN}], compute: {p50: 1, p50.0: 1}}
{id: a, archetype: voice-agent, demand: [{at: SIN}], current: {site: SIN, observed: {p1: 0, p1.000001: 1000 h}}}
{id: a, &k "\x7f\x9b": b}
{id: a, compute: {p0: 1}}
{id: a, compute: {p²: 1}}
{id: a, compute: {p99.9999999: 1}}
{id: a, demand: [{at: SIN, rps: 1e308}, {at: FRA, rps: 1e308}], capacity: {utilisation: 1, servers_per_site: 1}, compute: 1}
{id: a, demand: [{at: SIN, rps: 0}], capacity: {utilisation: 0}, compute: 0}
{id: a, demand: [{at: [90, 180]}, {at: [-90, -180]}, {at: "0,0"}]}
{id: a, demand: [{at: 48.40,9.99}]}
{id: a, demand: [{at: 48.40,9.99,1}]}
{id: a, demand: [{48.40,9.99}]}
{id: a, demand: [{at: 91,0}]}
{id: a, demand: [{at: "1e5,2"}, {at: "+1.,-2."}]}
{id: a, depends_on: [{at: SIN, round_trips: 1000}], demand: [{at: SIN}]}
{id: a, constraints: {residency: [DE, [DE]]}}
{id: a, constraints: {residency: []}}
{id: a, tags: [a, a, 1, null]}
{id: a, labels: {1: 2, true: false, null: null}}
{id: a, labels: [a]}
{id: a, x-own: {latncy: [1, {}]}, latency: {x-own: 1, budgt: 2}}
{id: a, schema: 1, workloads: []}
""".splitlines()

DOCUMENTS = [
    "",
    "\n",
    "#",
    "# edgetier: ignore[",
    '# edgetier: ignore-file[ET102] "all"\nschema: 1\nworkloads: [{id: a, nam: b}] # edgetier: ignore[ET102]\n',
    "\ufeff",
    "\ufeffschema: 1\nworkloads: []\n",
    "---",
    "---\n---\n---\n",
    "...",
    "%YAML 1.1\n---\nschema: 1\n",
    "%YAML 3.0\n---\nschema: 1\n",
    "%TAG ! tag:example.com,2000:\n---\n!a {schema: 1}\n",
    "%RESERVED x\n---\nschema: 1\n",
    "--- !!map\nschema: 1\nworkloads: [{id: a}]\n... # end\n--- text\n",
    "--- |\n  schema: 1\n---\n- 1\n---\nschema: 1\nworkloads: [{id: b}]\n",
    "schema: 1\nworkloads:\n- id: a\n  description: |2-\n     text\n    more\n\n  name: >+\n   folded\n\n\n",
    "schema: 1\nworkloads:\n- id: |\n    a\n- id: >-\n    b\n    c\n",
    "schema: 1\nworkloads:\n- id: a\n  name: \"two\n\n    lines\\\n    and on\"\n  owner: 'it''s\n    two'\n",
    "schema: 1\nworkloads:\n-\tid: a\n",
    "schema: 1\nworkloads:\n\t- id: a\n",
    "schema: 1\nworkloads:\n  - id: a\n   name: b\n",
    "schema: 1\nworkloads:\n- id: a\n- - id: b\n- ? id\n  : c\n",
    "schema: 1\n? workloads\n: - id: a\n",
    "? |\n  schema\n: 1\n",
    "schema: 1\nworkloads: [{id: a},, {id: b}]\n",
    "schema: 1\nworkloads: [{id: a}",
    "schema: 1\nworkloads: [\n{id: a}\n]\n}",
    "schema: 1\nworkloads: [{id: a # comment\n}]\n",
    "schema: 1\nworkloads: [{id: a#b}]#c\n",
    "schema: 1\r\nworkloads:\r\n- id: a\r\n  nam: b\r\n",
    "schema: 1\rworkloads:\r- id: a\r  nam: b\r",
    "schema: 1\nworkloads:\n- id: a\u2028  nam: b\u0085\n",
    "schema: 1\nworkloads: &w\n- &a\n  id: a\n- *a\n- *w\n",
    "schema: 1\nx-base: &base\n  lattency: {budget: 5 s}\nworkloads:\n- {<<: *base, id: a}\n- {<<: *base, id: b}\n",
    "schema: 1\ndefaults: &d\n  lattency: 5\n  demand: [{at: SIN}]\nworkloads:\n- {<<: *d, id: a}\nestate: *d\n",
    "schema: 1\nworkloads: [{id: a, labels: " + NESTED + "}]\n",
    "schema: 1\nworkloads: " + LISTS + "\n",
    "schema: 1\n" + ALIASES + "\nworkloads: *a9\n",
    "schema: 1\nworkloads: [" + "{id: a, nam: b}," * 300 + "]\n",
    "schema: 1\nworkloads: [{id: a" + "".join(f", k{n}: 1" for n in range(300)) + "}]\n",
    "schema: 1\nworkloads: [{id: " + "a" * 100_000 + "}]\n",
    "schema: 1\nworkloads: [{id: a, " + "b" * 100_000 + ": c}]\n",
    "schema: 1\nworkloads: [{id: a, latency: {budget: " + "9" * 100_000 + "}}]\n",
    "schema: 1\nworkloads: [{id: a, name: " + "漢" * 3000 + ", nam: \U0001f600}]\n",
    "schema: " + "9" * 5000 + "\n",
    "schema: 1\nestate: 1\ndefaults: []\nportfolio: {}\nworkloads: {id: a}\n",
    "schema: 1\nestate: {central: SIN}\n---\nschema: 1\nestate: {central: FRA}\nworkloads: [{id: a, demand: [{at: SIN}]}]\n",
    "schema: 1\nestate: {}\nworkloads: [{id: a, demand: [{at: SIN}], latency: {budget: 1 s}}]\n",
    "schema: 1\nestate: {on_prem: [{name: SIN, at: SIN, country: de}], devices: true}\nworkloads: [{id: a}]\n",
    '{"schema": 1, "workloads": [{"id": "a", "nam": "b"}]}',
    "[schema, 1]",
    "schema",
    "5",
    '"schema: 1"',
    "kind: Deployment\napiVersion: v1\n",
    "a: &a a\nb: *a\n? *a\n: c\n",
    "!",
    "&",
    "*",
    "- !",
    "- &",
    "- *",
    "@",
    "`",
    "%",
    "a: b: c",
    "- - - - - -",
    "? ? ? ?",
    ": : :",
    "[[[[",
    "{{{{",
    "'",
    '"\\',
    "|",
    ">9999",
]


def hard_documents() -> list[bytes]:
    """All of them as files."""
    inside = [f"schema: 1\nworkloads:\n  - {item}\n  - {{id: z}}\n" for item in WORKLOADS]
    block = [f"schema: 1\nx-k: &k id\nworkloads: [{item}]\n" for item in WORKLOADS]
    return [text.encode("utf-8", "surrogatepass") for text in (*DOCUMENTS, *inside, *block)]


def wrong_encodings(raw: bytes) -> list[bytes]:
    """The same text, or what is left of it, in encodings right and wrong."""
    text = raw.decode()
    marked = [text.encode(name) for name in ("utf-8-sig", "utf-16", "utf-32")]
    unmarked = [text.encode(name, "replace") for name in ("utf-16-le", "latin-1", "cp037", "utf-7")]
    return [
        *marked,
        *unmarked,
        b"\xff\xfe" + raw,
        b"\xfe\xff" + raw[:99],
        raw[:50] + b"\x00" + raw[50:],
        b"\xef\xbb" + raw,
    ]
