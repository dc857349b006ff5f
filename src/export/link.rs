//! Links as outputs may carry them: absolute, of a harmless scheme, in the letters of RFC 3986.
//!
//! Pages are untrusted: `javascript:` and `data:` never reach an output, and a relative link has no
//! meaning outside its page. Characters that RFC 3986 does not allow are percent-encoded as UTF-8,
//! as browsers do; what is already encoded stays. International host names are encoded like the rest.

use std::fmt::Write as _;

use crate::fact::Publication;

/// Schemes that a reader's click may follow, with what must come behind them.
const SCHEMES: &[&str] = &["https://", "http://", "ftp://", "mailto:"];

/// The letters that a URI may hold beside ASCII letters and digits (RFC 3986, section 2).
const ALLOWED: &[u8] = b"-._~:/?#[]@!$&'()*+,;=%";

/// `url` in a form that outputs may carry; `None` where it is relative, empty or of another scheme.
pub(crate) fn web(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let scheme = SCHEMES.iter().find(|scheme| lower.starts_with(*scheme))?;
    if url.len() == scheme.len() || url.chars().any(char::is_control) {
        return None;
    }
    Some(encode(url))
}

fn encode(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, byte) in url.bytes().enumerate() {
        let is_escape = byte != b'%' || url.as_bytes().get(at + 1..at + 3).is_some_and(is_hex);
        if is_escape && (byte.is_ascii_alphanumeric() || ALLOWED.contains(&byte)) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn is_hex(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_hexdigit)
}

/// The resolver's link of a bare DOI.
pub(crate) fn doi(doi: &str) -> Option<String> {
    web(&format!("https://doi.org/{doi}"))
}

/// The abstract page of a bare arXiv identifier.
pub(crate) fn arxiv(id: &str) -> Option<String> {
    web(&format!("https://arxiv.org/abs/{id}"))
}

/// The main link of a work: the one that the page gives, else what its identifiers lead to.
pub(crate) fn of_work(work: &Publication) -> Option<String> {
    let given = work.url.as_deref().and_then(web);
    given.or_else(|| work.doi.as_deref().and_then(doi)).or_else(|| work.arxiv.as_deref().and_then(arxiv))
}

/// A link as people print it: without its scheme and a slash at the end.
pub(crate) fn shown(url: &str) -> &str {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    behind.strip_suffix('/').unwrap_or(behind)
}

/// Whether `text` has the form of an email address (the common form of RFC 5321, ASCII only).
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    let label = |part: &str| {
        let fits = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    let local_fits = local.split('.').all(|part| !part.is_empty() && part.bytes().all(atom));
    local_fits && domain.contains('.') && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absolute_links_of_harmless_schemes_pass() {
        for url in ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "/papers/a.pdf", "", "https://"]
        {
            assert_eq!(web(url), None, "{url}");
        }
        assert_eq!(web("HTTPS://example.org/a").as_deref(), Some("HTTPS://example.org/a"));
        assert_eq!(web("https://example.org/a\nb"), None);
    }

    #[test]
    fn what_a_uri_cannot_hold_is_percent_encoded_once() {
        let encoded = web("https://example.org/a b/Müller%20%zz\"<>").unwrap_or_default();
        assert_eq!(encoded, "https://example.org/a%20b/M%C3%BCller%20%25zz%22%3C%3E");
        assert_eq!(web(&encoded).as_deref(), Some(encoded.as_str()));
    }

    #[test]
    fn email_addresses_are_told_from_disguises() {
        assert!(is_email("ada.weiss@example.org"));
        for text in ["ada [at] example.org", "ada@example", "@example.org", "ada@", "a..b@example.org", "a@-b.org"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
