//! A user's own JSON Resume: the base that everything else joins.
//!
//! In: the file. Out: its object, every key kept, in order. What it says of the owner fills what
//! the page leaves open.

use std::path::Path;

use serde_json::{Map, Value};

use crate::cv::Owner;
use crate::error::Error;
use crate::resolve::owner;
use crate::source::Input;

/// Reads the file.
///
/// # Errors
/// [`Error::Malformed`] where it is no JSON object.
pub(crate) fn read(input: &Input) -> Result<Map<String, Value>, Error> {
    let malformed = |reason: String| Error::Malformed { path: Path::new(&*input.path).to_owned(), reason };
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&input.bytes);
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(resume)) => Ok(resume),
        Ok(_) => Err(malformed("1:1: expected a JSON object, as JSON Resume has it".to_owned())),
        Err(error) => {
            let text = error.to_string();
            let message = text.split(" at line ").next().unwrap_or_default();
            Err(malformed(format!("{}:{}: {message}", error.line(), error.column())))
        }
    }
}

/// Fills what nobody told of the owner from `basics`.
pub(crate) fn complete(owner: &mut Owner, resume: &Map<String, Value>) {
    let Some(basics) = resume.get("basics").and_then(Value::as_object) else { return };
    let text = |key: &str| basics.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let fill = |field: &mut Option<String>, key: &str| {
        if field.is_none() {
            *field = text(key).map(str::to_owned);
        }
    };
    fill(&mut owner.name, "name");
    fill(&mut owner.label, "label");
    fill(&mut owner.email, "email");
    fill(&mut owner.url, "url");
    let profiles = basics.get("profiles").and_then(Value::as_array).into_iter().flatten();
    for url in profiles.filter_map(|profile| profile.get("url")).filter_map(Value::as_str) {
        owner::add_profile(&mut owner.profiles, url);
    }
}
