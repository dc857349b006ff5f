//! Writes JSON values as YAML 1.2 in block style, every string in double quotes.
//!
//! Double quotes are the only YAML style that can hold any text on one line, and they keep `no`,
//! `2024` and `1e3` text. Empty lists and objects are written in flow style.

use std::fmt::Write as _;

use serde_json::Value;

/// The document, with a line end behind it.
pub(super) fn write(value: &Value) -> String {
    let mut out = String::new();
    block(&mut out, value, 0);
    out
}

fn block(out: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (at, (key, value)) in map.iter().enumerate() {
                indent(out, if at == 0 && out.ends_with("- ") { 0 } else { depth });
                scalar(out, key);
                out.push(':');
                below(out, value, depth + 1);
            }
        }
        Value::Array(list) if !list.is_empty() => {
            for value in list {
                indent(out, depth);
                out.push_str("- ");
                block(out, value, depth + 1);
            }
        }
        Value::String(text) => {
            scalar(out, text);
            out.push('\n');
        }
        other => {
            let _ = writeln!(out, "{other}");
        }
    }
}

fn below(out: &mut String, value: &Value, depth: usize) {
    let nested = match value {
        Value::Object(map) => !map.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => false,
    };
    out.push(if nested { '\n' } else { ' ' });
    block(out, value, depth);
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

/// A key or text: plain where it is a word of lower-case letters, else in double quotes.
fn scalar(out: &mut String, text: &str) {
    let word = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !text.is_empty() && word(text) && !RESERVED.contains(&text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out.push('"');
}

/// Words that some YAML readers take for something else than text.
const RESERVED: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// What YAML 1.2 (section 5.1) lets stand unescaped, less what it or an editor may take for a line
/// end or a mark at the start of the file.
fn is_printable(c: char) -> bool {
    match u32::from(c) {
        0x20..=0x7e | 0xa0..=0xd7ff | 0xe000..=0xfffd | 0x1_0000.. => {
            !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nested_lists_and_objects_are_blocks() {
        let value = json!({"cv": {"name": "Ada: a \"b\"", "list": [{"a": "x", "b": ["y", 2024]}, "z"], "none": []}});
        let expected = concat!(
            "cv:\n  name: \"Ada: a \\\"b\\\"\"\n  list:\n    - a: x\n      b:\n        - \"y\"\n        - 2024\n",
            "    - z\n  none: []\n"
        );
        assert_eq!(write(&value), expected);
    }

    #[test]
    fn words_that_mean_something_else_and_odd_characters_are_quoted() {
        let value = json!(["no", "2024", "", "- x", "#", "a\u{85}\u{7}b\u{feff}", "é 🦉"]);
        let text = write(&value);
        let expected = concat!(
            "- \"no\"\n- \"2024\"\n- \"\"\n- \"- x\"\n- \"#\"\n- \"a\\U00000085\\U00000007b\\U0000FEFF\"\n",
            "- \"é 🦉\"\n"
        );
        assert_eq!(text, expected);
        let read: Vec<String> = serde_saphyr::from_str(&text).unwrap();
        assert_eq!(json!(read), value);
    }
}
