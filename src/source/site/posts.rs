//! Posts of a blog: those that the site files under its news are news, the others are not read.
//!
//! Input: the path and the bytes of a file. Output: whether it is a post of the news, and a warning where a site
//! has posts but no news. Limits: the category is told by a folder (`news/_posts/`) or in the front matter, as
//! a category or a tag.

use crate::fact::SectionKind;
use crate::page::{Field, Page, PageKind};
use crate::source::{Input, fields, front_matter, section_names};
use crate::warning::Warning;

/// Folders of posts: Jekyll's and Hugo's.
const FOLDERS: &[&str] = &["_posts", "post", "posts", "blog"];

/// Whether the file is a post that the site files under its news.
pub(super) fn is_news(path: &str, bytes: &[u8]) -> bool {
    is_post(path) && (path.split('/').any(names_news) || categories(bytes).iter().any(|name| names_news(name)))
}

/// A warning of posts that nobody read, where the pages tell no news.
pub(super) fn unread(inputs: &[&Input], pages: &[Page]) -> Option<Warning> {
    let has_news = |page: &Page| {
        page.kind == PageKind::NewsItem || page.sections.iter().any(|section| section.kind == SectionKind::News)
    };
    let count = inputs.iter().filter(|input| is_post(&input.path)).count();
    let told = match count {
        1 => "1 post is not read".to_owned(),
        count => format!("{count} posts are not read"),
    };
    let message = format!("{told}, and no page tells news");
    (count > 0 && !pages.iter().any(has_news)).then_some(Warning { place: None, code: "unread-posts", message })
}

fn is_post(path: &str) -> bool {
    let Some((folders, name)) = path.rsplit_once('/') else { return false };
    let is_page = matches!(crate::source::page::ending(name).as_str(), "md" | "markdown" | "html");
    // The list of all posts; a post may have a folder of its own, as Hugo's bundles.
    let is_list = name.starts_with("_index")
        || name.starts_with("index.") && folders.rsplit('/').next().is_some_and(|folder| FOLDERS.contains(&folder));
    is_page && !is_list && folders.split('/').any(|folder| FOLDERS.contains(&folder))
}

fn names_news(name: &str) -> bool {
    section_names::exact(name) && section_names::kind(name) == Some(SectionKind::News)
}

/// What the front matter of a post files it under.
fn categories(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let matter = front_matter::find(&text);
    let is_toml = text[..matter.inner.start].contains("+++");
    let read = if is_toml { fields::toml(&text, matter.inner) } else { fields::yaml(&text, matter.inner) };
    let files = |field: &Field| matches!(field.key.split('.').next(), Some("category" | "categories" | "tags"));
    read.iter().filter(|field| files(field)).map(|field| field.value.as_str().to_owned()).collect()
}
