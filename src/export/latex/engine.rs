//! Rendering a template: minijinja with delimiters that LaTeX leaves alone, and everything escaped.
//!
//! In: a template and what it sees. Out: LaTeX. `((( value )))` prints, `((* if … *))` decides,
//! `((= comment =))` says. Text is escaped as it is printed, unknown values print nothing, and a
//! name that does not exist is an error with file and line. Filters: `date` makes a date a
//! `\NewscvDate`, `link` a link the argument of a macro, `key` marks a citation key.
//! Files other than `.tex` are copied as they are.

use std::path::{Path, PathBuf};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior};

use crate::date::Date;
use crate::error::Error;
use crate::export::Template;
use crate::export::tex::{self, Charset};

/// Renders `template`.
///
/// # Errors
/// Where it does not follow the syntax, or asks for something that is not there.
pub(super) fn render(template: &Template, context: &Value) -> Result<String, Error> {
    let is_document = Path::new(&template.path).extension().is_some_and(|extension| extension == "tex");
    if !is_document {
        return Ok(template.text.clone());
    }
    render_text(template, context)
        .map_err(|error| Error::Malformed { path: PathBuf::from(&template.path), reason: reason(&error) })
}

fn render_text(template: &Template, context: &Value) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder()
            .block_delimiters("((*", "*))")
            .variable_delimiters("(((", ")))")
            .comment_delimiters("((=", "=))")
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("latex".into()));
    environment.set_formatter(print);
    environment.add_filter("date", date);
    environment.add_filter("link", link);
    environment.add_filter("key", key);
    environment.add_template(&template.path, &template.text)?;
    environment.get_template(&template.path)?.render(context)
}

/// `12: unknown filter 'dat'`
fn reason(error: &minijinja::Error) -> String {
    let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    match error.line() {
        Some(line) => format!("{line}: {what}"),
        None => format!(" {what}"),
    }
}

fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    if value.is_undefined() {
        return minijinja::escape_formatter(out, state, value);
    }
    if value.is_none() {
        return Ok(());
    }
    let text = value.to_string();
    let text = if value.is_safe() { text } else { tex::escape(&text, Charset::Unicode) };
    out.write_str(&text).map_err(|_| minijinja::Error::from(ErrorKind::WriteFailure))
}

/// `2024-06` as `\NewscvDate{2024}{6}{}`; nothing where there is no date.
fn date(value: &Value) -> Value {
    let date = value.as_str().and_then(|text| text.parse::<Date>().ok());
    let part = |part: Option<u8>| part.map(|number| number.to_string()).unwrap_or_default();
    let source =
        date.map(|date| format!(r"\NewscvDate{{{}}}{{{}}}{{{}}}", date.year(), part(date.month()), part(date.day())));
    Value::from_safe_string(source.unwrap_or_default())
}

/// A link as the argument of a macro; the writer let only encoded ones of the web through.
fn link(value: &Value) -> Value {
    let special = |char: char| if "%#&_$~".contains(char) { format!("\\{char}") } else { char.to_string() };
    let escape = |text: &str| text.chars().filter(|char| !r"{}\^".contains(*char)).map(special).collect();
    Value::from_safe_string(value.as_str().map(escape).unwrap_or_default())
}

/// A citation key, which holds no character that TeX obeys.
fn key(value: &Value) -> Value {
    Value::from_safe_string(value.as_str().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use minijinja::value::Serde;

    use super::*;

    fn rendered(text: &str) -> Result<String, String> {
        let template = Template { path: "latex/a.tex".into(), text: text.into() };
        let context = Value::from(Serde(serde_json::json!({
            "name": r"\input{x} & é", "none": null, "date": "2024-06", "url": "https://x.org/a_b%20c#d",
        })));
        render(&template, &context).map_err(|error| error.to_string())
    }

    #[test]
    fn text_is_escaped_and_what_is_not_known_prints_nothing() {
        let escaped = r"{\textbackslash}input{\textbraceleft}x{\textbraceright} \& é";
        assert_eq!(rendered("{((( name )))}{((( none )))}\n"), Ok(format!("{{{escaped}}}{{}}\n")));
        assert_eq!(rendered("((( date | date )))((( none | date )))").as_deref(), Ok(r"\NewscvDate{2024}{6}{}"));
        assert_eq!(rendered("((( url | link )))").as_deref(), Ok(r"https://x.org/a\_b\%20c\#d"));
    }

    #[test]
    fn a_fault_is_told_with_its_file_and_line() {
        let fault = |text| rendered(text).unwrap_err();
        assert_eq!(fault("a\n((( nmae )))\n"), "latex/a.tex:2: `nmae` is undefined");
        assert_eq!(fault("a\n\n((* fi name *))\n"), "latex/a.tex:3: unknown statement fi");
        assert_eq!(fault("((( name | dat )))"), "latex/a.tex:1: filter dat is unknown");
        assert_eq!(fault("((* if name *))\na\n"), "latex/a.tex:2: unexpected end of input, expected end of block");
    }
}
