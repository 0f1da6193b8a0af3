//! A file that only this user may read, chosen knowingly: `secrets/{client}.json` in the data folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use model::ClientId;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use store::make_private_folder;

use crate::EngineError;

fn path(data_dir: &Path, client: &ClientId) -> PathBuf {
    data_dir.join("secrets").join(format!("{client}.json"))
}

/// A temporary file is 0600 from its first byte and takes the name only when it is whole.
pub(super) fn set(
    data_dir: &Path,
    client: &ClientId,
    key: &SecretString,
    password: Option<&SecretString>,
) -> Result<(), EngineError> {
    let path = path(data_dir, client);
    let folder = data_dir.join("secrets");
    make_private_folder(&folder).map_err(EngineError::file(&folder))?;
    let content = json!({ "key": key.expose_secret(), "password": password.map(ExposeSecret::expose_secret) });
    let write = || {
        let mut file = tempfile::NamedTempFile::new_in(&folder)?;
        file.write_all(content.to_string().as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)
    };
    write().map(drop).map_err(EngineError::file(&path))
}

pub(super) fn find(data_dir: &Path, client: &ClientId) -> Result<Option<(SecretString, Option<SecretString>)>, EngineError> {
    let path = path(data_dir, client);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(EngineError::File { path, source: error }),
    };
    let value: Value = serde_json::from_str(&text).unwrap_or_default();
    let get = |name: &str| value.get(name).and_then(Value::as_str).map(|text| SecretString::from(text.to_owned()));
    Ok(get("key").map(|key| (key, get("password"))))
}

pub(super) fn delete(data_dir: &Path, client: &ClientId) -> Result<(), EngineError> {
    let path = path(data_dir, client);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(EngineError::File { path, source: error }),
        _ => Ok(()),
    }
}
