//! Electronic addresses as pages print them.
//!
//! In: a field's value, the target of a link, or running text. Out: the bare address. Limits: one
//! that is disguised (`ada at example.org`) is not put together, since that would be a guess.

use std::ops::Range;

use percent_encoding::percent_decode_str;

/// The address that a value or a link gives: without `mailto:` and what follows the address in a
/// link, `%40` and the like decoded, and without the backslashes that Markdown and LaTeX want before
/// `_`, which no address has.
pub(super) fn of_value(value: &str) -> Option<String> {
    let value = value.trim();
    let address = match value.strip_prefix("mailto:") {
        Some(target) => {
            let target = target.split('?').next().unwrap_or_default();
            percent_decode_str(target).decode_utf8().ok()?.into_owned()
        }
        None => value.to_owned(),
    };
    let address = address.trim().replace('\\', "");
    is_address(&address).then_some(address)
}

/// Words before an address that say whose it is: the page's owner.
const LABELS: &[&str] =
    &["email", "e-mail", "mail", "mailto", "courriel", "correo", "邮箱", "邮件", "電子郵件", "メール", "이메일"];

/// Such words that are verbs as well, and so want a colon or bracket.
const CONTACTS: &[&str] = &["contact", "kontakt", "contacto", "contato", "contatto", "联系", "連絡先", "연락처"];

/// The range of an address behind its label: `Email: ada@example.org`.
pub(super) fn labelled(text: &str) -> Option<Range<usize>> {
    text.match_indices('@').find_map(|(at, _)| {
        let is_part = |letter: char| !letter.is_whitespace() && !"@<>()[]{},;:|：，；（）".contains(letter);
        let start =
            at - text[..at].chars().rev().take_while(|letter| is_part(*letter)).map(char::len_utf8).sum::<usize>();
        let behind = at + 1;
        let end = text[behind..].find(|letter| !is_part(letter)).map_or(text.len(), |end| behind + end);
        let end = behind + text[behind..end].trim_end_matches(['.', '!']).len();
        let before =
            text[..start].trim_end_matches(|letter: char| letter.is_whitespace() || ":：<(（[".contains(letter));
        let is_set_off = text[before.len()..start].contains([':', '：', '<', '(', '（']);
        let is_labelled = ends_with(before, LABELS) || is_set_off && ends_with(before, CONTACTS);
        let is_own = before.len() < start && is_labelled && of_value(&text[start..end]).is_some();
        is_own.then_some(start..end)
    })
}

/// Whether the last word is one of these.
fn ends_with(text: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| {
        let rest = text.len().checked_sub(label.len()).and_then(|at| text.split_at_checked(at));
        rest.is_some_and(|(rest, end)| end.eq_ignore_ascii_case(label) && !rest.ends_with(char::is_alphanumeric))
    })
}

/// One `@`, something before it, and a host with a dot.
fn is_address(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let is_word =
        |part: &str| !part.is_empty() && !part.contains(|letter: char| letter.is_whitespace() || letter == '@');
    is_word(user) && is_word(host) && host.contains('.') && host.split('.').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_without_what_markup_adds() {
        let read = |value| of_value(value).unwrap();
        assert_eq!(read(r" ada\_weiss@example.org "), "ada_weiss@example.org");
        assert_eq!(read("mailto:ada%5Fweiss%40example.org?subject=Sand"), "ada_weiss@example.org");
        assert_eq!(of_value("ada at example.org"), None);
        assert_eq!(of_value("ada@example"), None);
        assert_eq!(of_value("two@example.org three@example.org"), None);
    }

    #[test]
    fn a_printed_address_wants_its_label() {
        let read = |text: &str| labelled(text).map(|range| text[range].to_owned());
        assert_eq!(read("Office 3. E-Mail: ada@example.org."), Some("ada@example.org".to_owned()));
        assert_eq!(read("邮箱：ada@example.org，电话"), Some("ada@example.org".to_owned()));
        assert_eq!(read("Email (ada@example.org)"), Some("ada@example.org".to_owned()));
        assert_eq!(read("Kontakt: <ada@example.org>"), Some("ada@example.org".to_owned()));
        assert_eq!(read("Write to my assistant, bo@example.org."), None);
        assert_eq!(read("Email: ada [@] example.org"), None);
        assert_eq!(read("For a room contact bo@example.org"), None);
    }
}
