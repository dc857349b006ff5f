//! The files of a site by their roles: Jekyll (al-folio, academicpages), Hugo, or any folder.
//!
//! Input: the files. Output: a [`Site`]. Limits: layouts, themes' own pages and posts are left out.

use super::{Input, page};
use crate::page::{PageKind, Site};

/// Reads all files by their roles.
pub(super) fn read(inputs: &[Input]) -> Site {
    let mut site = Site::default();
    let mut files: Vec<(u8, &Input, PageKind)> = inputs.iter().filter_map(|input| role(input, inputs.len())).collect();
    files.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.path.cmp(&b.1.path)));
    for (_, input, kind) in files {
        let page = page::read(input, kind, &mut site.warnings);
        site.pages.push(page);
    }
    site.bibliographies =
        inputs.iter().filter(|input| input.path.ends_with(".bib")).map(|input| input.path.clone()).collect();
    site.bibliographies.sort();
    site
}

/// The part that a file plays; `None` where it is no page.
fn role(input: &Input, count: usize) -> Option<(u8, &Input, PageKind)> {
    let lower = input.path.to_ascii_lowercase();
    let page = [".md", ".markdown", ".html", ".htm", ".qmd", ".rmd"].iter().any(|end| lower.ends_with(end));
    if !page && count > 1 {
        return None;
    }
    let folder = |name: &str| lower.starts_with(&format!("{name}/")) || lower.contains(&format!("/{name}/"));
    if folder("_layouts") || folder("_includes") && count > 1 || folder("_posts") || folder("_site") {
        return None;
    }
    let kinds = [
        ("_news", PageKind::NewsItem, 2),
        ("_publications", PageKind::Publication, 3),
        ("_talks", PageKind::Talk, 4),
        ("_teaching", PageKind::Teaching, 5),
    ];
    let found = kinds.iter().find(|(name, ..)| folder(name));
    let home = ["index", "about", "home"].iter().any(|name| {
        let stem = lower.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
        stem == *name || stem == format!("_{name}")
    });
    let (kind, rank) = found.map_or((PageKind::Page, u8::from(!home)), |(_, kind, rank)| (*kind, *rank));
    Some((rank, input, kind))
}
