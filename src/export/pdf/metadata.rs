//! What the file says of itself: the information dictionary and its copy as XMP.
//!
//! PDF/A (ISO 19005-2, 6.6.3) wants both to agree, so both are written from one [`Metadata`].

use std::fmt::Write as _;

use lopdf::{Dictionary, Object, StringFormat};

use crate::date::Date;

/// What the file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Metadata {
    /// The title.
    pub title: String,
    /// Whose CV it is.
    pub author: Option<String>,
    /// What it is about.
    pub subject: String,
    /// What it holds.
    pub keywords: Vec<String>,
    /// The language of its own words, as RFC 5646 has it.
    pub language: String,
    /// As of when, if that is told.
    pub date: Option<Date>,
}

/// The program, in both dictionaries.
const PRODUCER: &str = concat!("newscv ", env!("CARGO_PKG_VERSION"));

impl Metadata {
    /// The information dictionary (ISO 32000-1, 14.3.3).
    pub(super) fn information(&self) -> Dictionary {
        let mut out = Dictionary::new();
        out.set("Title", text_string(&self.title));
        if let Some(author) = &self.author {
            out.set("Author", text_string(author));
        }
        out.set("Subject", text_string(&self.subject));
        if !self.keywords.is_empty() {
            out.set("Keywords", text_string(&self.keywords.join(", ")));
        }
        out.set("Creator", text_string("newscv"));
        out.set("Producer", text_string(PRODUCER));
        if let Some(date) = self.date {
            let digits: String = date.to_string().chars().filter(char::is_ascii_digit).collect();
            out.set("CreationDate", Object::string_literal(format!("D:{digits}")));
            out.set("ModDate", Object::string_literal(format!("D:{digits}")));
        }
        out
    }

    /// The XMP packet (ISO 16684-1), with the identification of PDF/A and PDF/UA.
    pub(super) fn xmp(&self) -> String {
        let mut out = String::from(HEAD);
        let mut add = |text: &str| out.push_str(text);
        add(&format!("<dc:title>{}</dc:title>\n", alternative(&self.title)));
        if let Some(author) = &self.author {
            add(&format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escape(author)));
        }
        add(&format!("<dc:description>{}</dc:description>\n", alternative(&self.subject)));
        let language = escape(&self.language);
        add(&format!("<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"));
        if !self.keywords.is_empty() {
            add(&format!("<pdf:Keywords>{}</pdf:Keywords>\n", escape(&self.keywords.join(", "))));
        }
        add(&format!("<pdf:Producer>{PRODUCER}</pdf:Producer>\n<xmp:CreatorTool>newscv</xmp:CreatorTool>\n"));
        if let Some(date) = self.date {
            add(&format!("<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n"));
        }
        out.push_str(TAIL);
        out
    }
}

fn alternative(text: &str) -> String {
    format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escape(text))
}

/// Escapes for XML, and leaves out what XML 1.0 does not allow.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let _ = match c {
            '&' => write!(out, "&amp;"),
            '<' => write!(out, "&lt;"),
            '>' => write!(out, "&gt;"),
            '"' => write!(out, "&quot;"),
            '\u{fffe}' | '\u{ffff}' => Ok(()),
            _ if c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{80}'..='\u{9f}') => Ok(()),
            _ => write!(out, "{c}"),
        };
    }
    out
}

/// A text string: ASCII as it is, all else in UTF-16 with its byte-order mark.
pub(super) fn text_string(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

const HEAD: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"
 xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"
 xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
";

/// PDF/A knows no schema for `pdfuaid`, so the packet describes it (ISO 19005-2, 6.6.2.3.2).
const TAIL: &str = "</rdf:Description>
<rdf:Description rdf:about=\"\"
 xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"
 xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"
 xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        let metadata = Metadata {
            title: "CV of <b>A & B</b>\u{1}".to_owned(),
            author: None,
            subject: String::new(),
            keywords: vec![],
            language: "en".to_owned(),
            date: None,
        };
        assert!(metadata.xmp().contains("CV of &lt;b&gt;A &amp; B&lt;/b&gt;</rdf:li>"));
        assert!(!metadata.xmp().contains("CreateDate"));
    }
}
