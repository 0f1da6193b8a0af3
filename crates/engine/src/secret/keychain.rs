//! The operating system's keychain. Without one, the caller is told; nothing falls back to a file silently.

use keyring::{Entry, Error};
use model::ClientId;
use secrecy::ExposeSecret;

use super::Secret;
use crate::EngineError;

const SERVICE: &str = "renewal-desk";

fn entry(client: &ClientId, what: &str) -> Result<Entry, EngineError> {
    Entry::new(SERVICE, &format!("{client}/{what}")).map_err(unavailable)
}

pub(super) fn set(client: &ClientId, secret: &Secret) -> Result<(), EngineError> {
    entry(client, "key")?.set_password(secret.key.expose_secret()).map_err(unavailable)?;
    entry(client, "password")?.set_password(secret.password.expose_secret()).map_err(unavailable)
}

pub(super) fn find(client: &ClientId) -> Result<Option<Secret>, EngineError> {
    let get = |what| match entry(client, what)?.get_password() {
        Ok(text) => Ok(Some(text.into())),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(unavailable(error)),
    };
    Ok(get("key")?.zip(get("password")?).map(|(key, password)| Secret { key, password }))
}

pub(super) fn delete(client: &ClientId) -> Result<(), EngineError> {
    for what in ["key", "password"] {
        match entry(client, what)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => {}
            Err(error) => return Err(unavailable(error)),
        }
    }
    Ok(())
}

/// keyring's errors can hold what was stored, so only their kind is said.
fn unavailable(error: Error) -> EngineError {
    EngineError::Keychain(
        match error {
            Error::NoStorageAccess(_) => "it is locked or absent",
            Error::PlatformFailure(_) => "no keychain service answers",
            _ => "it refused",
        }
        .to_owned(),
    )
}
