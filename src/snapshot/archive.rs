//! A snapshot as one `.zip`, byte for byte the same wherever and whenever it is made.
//!
//! Input is the snapshot's name and its files; all lie in one folder of that name, sorted by path,
//! with the earliest date that the format knows and the permissions of an ordinary file.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::export::OutputFile;

/// How well files are packed; fixed, since the library's habit may change.
const LEVEL: i64 = 6;

/// The most that is unpacked of one file, in bytes: more than any that is stored.
const LARGEST: u64 = 1 << 30;

/// Packs the files.
///
/// # Errors
/// Where the format cannot hold them (a path of more than 65,535 bytes).
pub fn pack(name: &str, files: &[OutputFile]) -> io::Result<Vec<u8>> {
    let mut sorted: Vec<&OutputFile> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in sorted {
        archive.start_file(format!("{name}/{}", file.path), options).map_err(io::Error::from)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish().map_err(io::Error::from)?.into_inner())
}

/// The files of an archive that [`pack`] made, sorted by path, without the folder of its name.
///
/// # Errors
/// Where it is damaged.
pub fn unpack(bytes: &[u8]) -> io::Result<Vec<OutputFile>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(io::Error::from)?;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(io::Error::from)?;
        let name = entry.name().map_err(io::Error::from)?.into_owned();
        let path = name.split_once('/').map_or(name.as_str(), |(_, path)| path).to_owned();
        let mut bytes = Vec::new();
        (&mut entry).take(LARGEST).read_to_end(&mut bytes)?;
        files.push(OutputFile { path, bytes });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

#[cfg(test)]
mod tests {

    use super::*;

    fn files() -> Vec<OutputFile> {
        let file = |path: &str, bytes: &[u8]| OutputFile { path: path.into(), bytes: bytes.to_vec() };
        vec![file("manifest.json", b"{}"), file("cv.pdf", &b"%PDF ".repeat(1000)), file("inputs/page/ü.md", b"# \xff")]
    }

    #[test]
    fn the_order_of_the_files_does_not_matter() {
        let mut turned = files();
        turned.reverse();
        assert_eq!(pack("2025-acme", &files()).unwrap(), pack("2025-acme", &turned).unwrap());
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        let bytes = pack("2025-acme", &files()).unwrap();
        assert!(bytes.len() < 2000, "{} bytes", bytes.len());
        let mut sorted = files();
        sorted.sort_by(|a, b| a.path.cmp(&b.path));
        assert_eq!(unpack(&bytes).unwrap(), sorted);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let entry = archive.by_name("2025-acme/cv.pdf").unwrap();
        assert_eq!((entry.last_modified(), entry.unix_mode()), (Some(DateTime::DEFAULT), Some(0o100_644)));
    }
}
