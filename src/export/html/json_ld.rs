//! A CV as schema.org data, <https://schema.org/Person> and <https://schema.org/ScholarlyArticle>,
//! for search engines and reference managers that read the page.
//!
//! Input: a [`Cv`]. Output: JSON-LD, safe inside a `<script>` data block. Only what is told stands
//! in it; a work that is not out has no `datePublished`, and a degree under way makes no alumna.

use serde_json::{Map, Value, json};

use crate::cv::{Cv, Work};
use crate::export::bib::notes;
use crate::export::{arrange, link, words};
use crate::fact::{DegreeStatus, PublicationKind};
use crate::markup::script_data;
use crate::person::Author;
use crate::venue::{Venue, VenueKind};

/// The name by which works refer to the owner inside the data.
const OWNER: &str = "#owner";

/// The data as one JSON object.
pub(super) fn write(cv: &Cv) -> String {
    let works = arrange::publications(cv).into_iter().flat_map(|(_, works)| works).map(|work| article(cv, work));
    let graph: Vec<Value> = std::iter::once(person(cv)).chain(works).collect();
    script_data(&json!({"@context": "https://schema.org", "@graph": graph}).to_string())
}

/// An object of the values that are there.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let told = |value: &Value| !value.is_null() && *value != json!([]);
    let fields = fields.into_iter().filter(|(_, value)| told(value)).map(|(key, value)| (key.to_owned(), value));
    Value::Object(fields.collect::<Map<String, Value>>())
}

fn organization(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

fn person(cv: &Cv) -> Value {
    let owner = &cv.owner;
    let same: Vec<String> = owner.profiles.iter().filter_map(|profile| link::web(&profile.url)).collect();
    let held = cv.education.iter().filter(|degree| degree.status == Some(DegreeStatus::Completed));
    let mut schools: Vec<&String> = held.filter_map(|degree| degree.institution.as_ref()).collect();
    schools.dedup();
    let schools: Vec<Value> = schools.iter().map(|school| organization(school)).collect();
    let awards: Vec<&str> = cv.awards.iter().map(|won| won.title.as_str()).collect();
    object([
        ("@type", json!("Person")),
        ("@id", json!(OWNER)),
        ("name", json!(owner.name)),
        ("alternateName", json!(owner.other_names)),
        ("jobTitle", json!(owner.label)),
        ("email", json!(owner.email.as_deref().filter(|email| link::is_email(email)))),
        ("url", json!(owner.url.as_deref().and_then(link::web))),
        ("affiliation", json!(owner.affiliation.as_deref().map(organization))),
        ("alumniOf", Value::Array(schools)),
        ("award", json!(awards)),
        ("sameAs", json!(same)),
    ])
}

fn article(cv: &Cv, work: &Work) -> Value {
    let authors: Vec<Value> = work.authors.iter().flat_map(|authors| &authors.list).map(author).collect();
    let is_out = arrange::standing(cv, work).is_none();
    let year = arrange::year(work).map(|year| year.to_string());
    let doi = work.doi.as_ref().map(|doi| json!({"@type": "PropertyValue", "propertyID": "DOI", "value": doi}));
    let title = arrange::title(work);
    object([
        ("@type", json!(schema_type(work.kind))),
        ("name", json!(title)),
        ("headline", json!(title)),
        ("author", Value::Array(authors)),
        ("datePublished", json!(year.filter(|_| is_out))),
        ("creativeWorkStatus", json!(arrange::standing(cv, work))),
        ("isPartOf", json!(work.venue.as_ref().map(container))),
        ("identifier", json!(doi)),
        ("url", json!(link::of_work(work))),
        ("award", json!(notes::awards(cv, work))),
    ])
}

fn author(author: &Author) -> Value {
    let name = &author.name.printed;
    match (author.owner, author.name.corporate) {
        (true, _) => json!({"@type": "Person", "@id": OWNER, "name": name}),
        (false, true) => organization(name),
        (false, false) => json!({"@type": "Person", "name": name}),
    }
}

fn container(venue: &Venue) -> Value {
    let kind = if venue.kind == Some(VenueKind::Journal) { "Periodical" } else { "CreativeWork" };
    json!({"@type": kind, "name": words::venue(venue)})
}

fn schema_type(kind: PublicationKind) -> &'static str {
    match kind {
        PublicationKind::Conference
        | PublicationKind::Journal
        | PublicationKind::Workshop
        | PublicationKind::Preprint
        | PublicationKind::Demo => "ScholarlyArticle",
        PublicationKind::Thesis => "Thesis",
        PublicationKind::Book => "Book",
        PublicationKind::Chapter => "Chapter",
        PublicationKind::TechReport => "Report",
        PublicationKind::Patent | PublicationKind::Other => "CreativeWork",
    }
}
