"""Every diagnostic code: id, name, severity, what it says and why it matters; ids are never reused."""

from typing import NamedTuple


class Code(NamedTuple):
    """One row of the table; `severity` is the default one."""

    name: str
    severity: str
    summary: str
    why: str
    fix: str


CODES: dict[str, Code] = {
    # ET1: what concerns the file
    "ET100": Code(
        "yaml-syntax",
        "error",
        "The file is not valid YAML.",
        "Nothing after the fault can be read, so nothing after it was judged.",
        "Mend the YAML at the position shown.",
    ),
    "ET101": Code(
        "duplicate-key",
        "error",
        "A mapping has the same key twice.",
        "YAML readers silently keep one of the two; which one differs between them.",
        "Remove or rename one of the two keys.",
    ),
    "ET102": Code(
        "unknown-key",
        "error",
        "A key is not part of the format.",
        "A misspelt key is a setting that silently does nothing.",
        "Use the key that is suggested, or prefix your own keys with x-.",
    ),
    "ET103": Code(
        "wrong-type",
        "error",
        "A value has the wrong type.",
        "The value cannot be understood, so the workload is judged without it.",
        "Write the value in the form that is shown.",
    ),
    "ET104": Code(
        "bad-quantity",
        "error",
        "A quantity cannot be read, or its unit is unknown.",
        "A wrong unit moves a decision by a factor of a thousand.",
        "Write a number and a unit, such as 200 ms, 40 kB or 8k.",
    ),
    "ET105": Code(
        "impossible-value",
        "error",
        "A value cannot be true.",
        "Arithmetic on an impossible value gives an impossible answer.",
        "Correct the value; leave the field out where it is not known.",
    ),
    "ET106": Code(
        "missing-key",
        "error",
        "A required key is missing.",
        "Without it the entry has no identity or no meaning.",
        "Add the key.",
    ),
    "ET107": Code(
        "unknown-value",
        "error",
        "A value is not one of those allowed.",
        "A misspelt word selects nothing.",
        "Use one of the words listed.",
    ),
    "ET108": Code(
        "unknown-place",
        "error",
        "A place is not known.",
        "Distance cannot be computed, so the workload is judged as if its place were missing.",
        "Use an IATA code, provider:region, the name of one of your sites, 'City, CC' or [lat, lon].",
    ),
    "ET109": Code(
        "split-coordinates",
        "error",
        "Coordinates in flow style were split at the comma.",
        "YAML reads {at: 48.40,9.99} as two keys.",
        "Quote them, or write at: [48.40, 9.99].",
    ),
    "ET110": Code(
        "limit-exceeded",
        "error",
        "The file exceeds a limit of the reader.",
        "Limits keep a hostile or broken file from taking the machine down.",
        "Make the file smaller, flatter or free of nested aliases.",
    ),
    "ET111": Code(
        "bad-encoding",
        "error",
        "The file is not valid text.",
        "Bytes that are not UTF-8 cannot be read reliably.",
        "Save the file as UTF-8.",
    ),
    "ET112": Code(
        "not-an-inventory",
        "error",
        "The document is not an inventory of a known schema.",
        "Reading it as something else would be a guess.",
        "Start the document with schema: 1.",
    ),
    # ET2: what concerns tier and budget
    "ET201": Code(
        "budget-without-metric",
        "warning",
        "A latency budget names no metric.",
        "500 ms until the first token and 500 ms until the whole answer are different requirements.",
        "Add metric: response, first-token, cycle, one-way, inter-token or server.",
    ),
    "ET202": Code(
        "budget-without-percentile",
        "warning",
        "A latency budget names no percentile.",
        "A mean within budget can hide one request in ten that misses it.",
        "Add percentile: p95, or whatever the requirement says.",
    ),
    "ET203": Code(
        "tier-contradicts-budget",
        "error",
        "The declared tier and the declared budget do not agree.",
        "One of the two is wrong, and each leads to another placement.",
        "Remove the tier (it follows from the budget), or correct the budget.",
    ),
    "ET204": Code(
        "training-with-budget",
        "warning",
        "A training or fine-tuning job has a latency budget.",
        "Nobody waits for a training step; the budget would pull it to the edge for nothing.",
        "Remove the budget, or correct kind.",
    ),
    "ET205": Code(
        "unclassified",
        "note",
        "Nothing says how fast the workload must answer.",
        "Without a tier no placement can be justified.",
        "Add a latency budget, an archetype, or at least kind.",
    ),
    "ET206": Code(
        "budget-stricter-than-class",
        "note",
        "The budget is much stricter than what is published for this kind of work.",
        "Budgets that are copied or padded create edge sites that nobody needs.",
        "Check where the number comes from.",
    ),
    "ET207": Code(
        "archetype-contradicts-kind",
        "warning",
        "The archetype and the kind of the workload do not agree.",
        "One describes work that somebody waits for, the other work that nobody waits for.",
        "Correct kind or archetype.",
    ),
    # ET3: what concerns placement and deployment
    "ET301": Code(
        "under-deployed",
        "warning",
        "The workload runs too far away to meet its budget.",
        "Its users wait longer than the requirement allows.",
        "Move it to the recommended location, or relax the budget.",
    ),
    "ET302": Code(
        "over-deployed",
        "warning",
        "The workload runs nearer than it needs to.",
        "Edge sites pool load badly and cost more; a more central location meets the budget surely.",
        "Move it to the recommended location when it is next touched.",
    ),
    "ET303": Code(
        "not-permitted-here",
        "error",
        "The workload runs where a constraint forbids it.",
        "Residency, autonomy, safety and memory are not traded against latency.",
        "Move it to a permitted location, or correct the constraint.",
    ),
    "ET304": Code(
        "infeasible",
        "warning",
        "No permitted location can meet the budget.",
        "The requirement, the estate or the design has to change; placement alone cannot mend it.",
        "Apply the smallest relaxation that is named.",
    ),
    "ET305": Code(
        "conflict",
        "error",
        "The constraints exclude every location of the estate.",
        "There is nowhere left to run.",
        "Extend the estate, or correct a constraint.",
    ),
    "ET306": Code(
        "undetermined",
        "note",
        "The placement cannot be decided from what is known.",
        "A guess would be worse than the question.",
        "Answer the question that is named.",
    ),
    # ET4: what concerns measurements and network
    "ET401": Code(
        "observation-disagrees",
        "note",
        "The observed latency lies outside what the model expects.",
        "Either a figure in the inventory is wrong, or something slow stands in the path that it does not name.",
        "Check the measured compute time, the calls and the dependencies.",
    ),
    "ET402": Code(
        "observation-metric-differs",
        "note",
        "The observation and the budget have different metrics.",
        "A time to first token says nothing about the whole answer.",
        "Observe the metric that the budget names.",
    ),
    # ET5: what concerns residency and autonomy
    "ET501": Code(
        "site-country-unknown",
        "warning",
        "A site's country is not known, so data with a residency rule may not go there.",
        "An unknown country is not a permitted country.",
        "Add country: to the site.",
    ),
    "ET502": Code(
        "unknown-residency",
        "error",
        "A residency entry is neither a country nor a known group.",
        "The constraint would permit nothing, or the wrong thing.",
        "Use ISO 3166 alpha-2 country codes, EU or EEA.",
    ),
    # ET6: what concerns sourcing and portability
    "ET601": Code(
        "sourcing-advice",
        "note",
        "How to source the capacity, by horizon.",
        "Building at the edge may be overtaken by managed offers within the planning horizon.",
        "Weigh the advice that is given.",
    ),
    "ET602": Code(
        "hard-coded-endpoint",
        "warning",
        "The endpoint or region is fixed in the application.",
        "Moving the workload then means changing the application.",
        "Resolve the endpoint from configuration or a router.",
    ),
    "ET603": Code(
        "proprietary-interface",
        "note",
        "The interface is offered by one provider only.",
        "Moving the workload then means rewriting its calls.",
        "Put a portable interface in front of it.",
    ),
    "ET604": Code(
        "pinned-hardware",
        "note",
        "The model is tied to particular hardware.",
        "Only locations with that hardware stay open.",
        "Keep a build that runs elsewhere.",
    ),
    # ET7: what concerns across files
    "ET701": Code(
        "duplicate-workload-id",
        "error",
        "Two workloads share one id.",
        "Reports, overrides and records are kept by id.",
        "Rename one of them.",
    ),
    "ET702": Code(
        "two-estates",
        "error",
        "More than one estate is given.",
        "One portfolio is judged against one estate.",
        "Keep one of them, or put it in its own file.",
    ),
    "ET703": Code(
        "dangling-reference",
        "error",
        "A workload refers to another one that no file of the portfolio has.",
        "What is meant to run before it, beside it or instead of it does not exist under that name.",
        "Correct the reference, or add the workload that is meant.",
    ),
    "ET704": Code(
        "estate-limit",
        "warning",
        "The workloads of the portfolio together ask more of a site than it has.",
        "Each of them fits alone; all of them together do not.",
        "Extend the site, or move one of the workloads named.",
    ),
    # ET8: what concerns suppressions
    "ET801": Code(
        "suppression-without-reason",
        "warning",
        "A suppression gives no reason.",
        "Nobody can judge later whether the risk that was accepted is still worth it.",
        "Add the reason in double quotes at the end of the comment.",
    ),
    "ET802": Code(
        "suppression-expired",
        "warning",
        "A suppression has passed its last day.",
        "The risk was accepted until that day and no longer, so the finding counts again.",
        "Mend the finding, or accept it anew with another date.",
    ),
    "ET803": Code(
        "suppression-unused",
        "warning",
        "A suppression silences nothing.",
        "It would hide the next fault of its kind, which nobody has looked at.",
        "Remove it.",
    ),
    "ET804": Code(
        "suppression-too-long",
        "warning",
        "A suppression has no last day, or one that is further away than policy allows.",
        "A risk that is accepted for ever is forgotten.",
        "Choose a nearer date with until=YYYY-MM-DD.",
    ),
    "ET805": Code(
        "bad-suppression",
        "warning",
        "A suppression cannot be read, or names a code that does not exist or cannot be suppressed.",
        "It silences nothing, although its author believes that it does.",
        "Write it in the form that is shown.",
    ),
    # ET9: what concerns rules, taxonomy and configuration
    "ET901": Code(
        "bad-rule",
        "error",
        "A rule pack, table or row cannot be read.",
        "A rule that is skipped decides nothing.",
        "Correct the row as shown.",
    ),
    "ET902": Code(
        "rule-gap",
        "error",
        "A decision table has no row for some input.",
        "Workloads that fall into the gap get no answer.",
        "Add a row for the witness that is shown.",
    ),
    "ET903": Code(
        "rule-overlap",
        "error",
        "Two rows of a unique table match the same input.",
        "Which of the two decides would depend on their order.",
        "Narrow one of the rows.",
    ),
    "ET904": Code(
        "rule-shadowed",
        "error",
        "A row can never decide anything.",
        "Its author believes that it does.",
        "Remove the row, or the rows that cover it.",
    ),
    "ET905": Code(
        "rule-verification-incomplete",
        "warning",
        "A table is too large to be proved complete within the limit.",
        "What was not examined is not proved.",
        "Split the table, or raise the limit.",
    ),
    "ET906": Code(
        "rule-case-failed",
        "error",
        "A case that stands beside a table does not come out as expected.",
        "Either the table or the expectation is wrong.",
        "Correct one of them.",
    ),
    "ET907": Code(
        "bad-taxonomy-entry",
        "error",
        "An entry of the taxonomy cannot be read.",
        "The shipped entry stays in force, which may not be what was meant.",
        "Correct the entry as shown.",
    ),
    "ET951": Code(
        "pin-mismatch",
        "warning",
        "The rules, the taxonomy or the estate in force are not those that the configuration pins.",
        "The same manifest may be judged differently from yesterday without anybody having changed it.",
        "Read what changed, then write the digest that is shown into the configuration.",
    ),
    "ET952": Code(
        "estate-not-given",
        "note",
        "No estate is given, so placement was judged against the one that ships.",
        "The estate that ships is an assumption; your own sites may permit more or less.",
        "Name your estate with --estate, or with estate = in the configuration.",
    ),
}
