//! A diff for programs: one JSON object, its keys always present.

use serde_json::{Value, json};

use super::{Change, Changed, Diff, Fact};

/// The version of the form.
const VERSION: u32 = 1;

/// Writes the object; `from` and `to` name the states, `to` is `null` for the page as it is.
///
/// ```json
/// {"version": 1, "from": "2025-03-acme", "to": null,
///  "came": [{"kind": "publications", "fact": {…}}], "went": [],
///  "changed": [{"kind": "publications", "id": "…", "fields": [{"field": "status", "before": "…", "after": "…"}],
///               "fact": {…}}]}
/// ```
pub fn write_json(diff: &Diff, from: &str, to: Option<&str>) -> String {
    let facts = |facts: &[Fact]| facts.iter().map(fact).collect::<Vec<_>>();
    let changed: Vec<Value> = diff.changed.iter().map(changed).collect();
    let all = json!({
        "version": VERSION,
        "from": from,
        "to": to,
        "came": facts(&diff.came),
        "went": facts(&diff.went),
        "changed": changed,
    });
    format!("{all:#}\n")
}

fn fact(fact: &Fact) -> Value {
    json!({ "kind": fact.kind.as_str(), "fact": fact.fields })
}

fn changed(changed: &Changed) -> Value {
    let field = |change: &Change| json!({ "field": change.field, "before": change.before, "after": change.after });
    json!({
        "kind": changed.after.kind.as_str(),
        "id": changed.before.fields.get("id"),
        "fields": changed.fields.iter().map(field).collect::<Vec<_>>(),
        "fact": changed.after.fields,
    })
}
