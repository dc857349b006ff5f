//! What keeps untrusted text from becoming markup, and a page from running it all the same.
//!
//! [`escape`] makes text safe between tags and inside double quotes. [`script_data`] makes JSON safe
//! inside a `<script>` data block. [`policy`] is a Content-Security-Policy that names the page's own
//! style sheets and scripts by their hashes, so that nothing else could run even if it got in.
//! [`is_unsafe_link`] tells the links that would run something themselves.

use sha2::{Digest, Sha256};

/// `text` for the inside of an element or of an attribute in double quotes. Control characters,
/// which HTML does not allow, are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// `json` for the inside of a `<script>` data block: no tag can begin or end in it.
pub(crate) fn script_data(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Whether a link can do more than lead somewhere.
pub(crate) fn is_unsafe_link(url: &str) -> bool {
    let scheme: String = url.split(':').next().unwrap_or_default().chars().filter(char::is_ascii_alphabetic).collect();
    url.contains(':') && ["javascript", "data", "vbscript", "file"].contains(&scheme.to_lowercase().as_str())
}

/// A policy that allows these style sheets and scripts, links to follow, and nothing else.
pub(crate) fn policy(styles: &[&str], scripts: &[&str]) -> String {
    let sources = |texts: &[&str]| match texts {
        [] => "'none'".to_owned(),
        texts => {
            texts.iter().map(|text| format!("'sha256-{}'", base64(&Sha256::digest(text)))).collect::<Vec<_>>().join(" ")
        }
    };
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        sources(styles),
        sources(scripts)
    )
}

/// Base 64 of RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place) & 63) as usize];
            out.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element_or_attribute() {
        assert_eq!(escape("a<b>\"c\"&amp;\u{0}\u{1b}"), "a&lt;b&gt;&quot;c&quot;&amp;amp;");
        assert_eq!(script_data(r#"{"a":"</script><!--&"}"#), r#"{"a":"\u003c/script\u003e\u003c!--\u0026"}"#);
    }

    #[test]
    fn base64_follows_the_examples_of_its_standard() {
        let encoded = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(encoded, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn a_policy_names_what_may_run_by_its_hash() {
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        let expected =
            format!("default-src 'none'; style-src {empty}; script-src 'none'; base-uri 'none'; form-action 'none'");
        assert_eq!(policy(&[""], &[]), expected);
    }

    #[test]
    fn links_that_run_something_are_told_apart() {
        assert!(is_unsafe_link(" java\nscript:alert(1)"));
        assert!(!is_unsafe_link("https://x.org/javascript:"));
    }
}
