//! Where a client's key and password are kept: the keychain, a private file, or, for the password, nowhere.

mod file;
mod keychain;

use std::path::Path;

use model::{Client, ClientId, SecretStore};
use secrecy::SecretString;

use crate::EngineError;

/// The environment's password, for clients whose password is kept nowhere.
pub const PASSWORD_VARIABLE: &str = "RENEWALS_PASSWORD";

/// What makes the Authorization header, apart from what is no secret.
pub(crate) struct Secret {
    pub(crate) key: SecretString,
    pub(crate) password: SecretString,
}

/// Keeps a client's secrets as its [`SecretStore`] says. With `env` the password is not kept; the key is, in the private file,
/// since it is half of a user name and nobody types it daily.
pub(crate) fn set(data_dir: &Path, client: &Client, secret: &Secret) -> Result<(), EngineError> {
    match client.secret_store {
        SecretStore::Keychain => keychain::set(&client.id, secret),
        SecretStore::File => file::set(data_dir, &client.id, &secret.key, Some(&secret.password)),
        SecretStore::Env => file::set(data_dir, &client.id, &secret.key, None),
    }
}

pub(crate) fn get(data_dir: &Path, client: &Client) -> Result<Secret, EngineError> {
    let (key, password) = find(data_dir, client)?;
    let advice = match client.secret_store {
        SecretStore::Env if password.is_none() => "set RENEWALS_PASSWORD, since it is kept nowhere",
        _ => "remove the client and add it again with its password",
    };
    let missing = || EngineError::NoCredentials { client: client.name.clone(), advice: advice.to_owned() };
    key.zip(password).map(|(key, password)| Secret { key, password }).ok_or_else(missing)
}

/// Key and password, as far as they are there.
pub(crate) fn find(data_dir: &Path, client: &Client) -> Result<(Option<SecretString>, Option<SecretString>), EngineError> {
    match client.secret_store {
        SecretStore::Keychain => Ok(keychain::find(&client.id)?.map(|secret| (secret.key, secret.password)).unzip()),
        SecretStore::File => Ok(file::find(data_dir, &client.id)?.map_or((None, None), |(key, password)| (Some(key), password))),
        SecretStore::Env => {
            let password = std::env::var(PASSWORD_VARIABLE).ok().filter(|password| !password.is_empty());
            Ok((file::find(data_dir, &client.id)?.map(|(key, _)| key), password.map(Into::into)))
        }
    }
}

/// Whether both keep what they keep in one place, so that one is written over the other.
pub(crate) fn is_same_place(a: SecretStore, b: SecretStore) -> bool {
    (a == SecretStore::Keychain) == (b == SecretStore::Keychain)
}

/// Forgets them wherever they are. That there were none is no error.
pub(crate) fn delete(data_dir: &Path, client: &ClientId, kept: SecretStore) -> Result<(), EngineError> {
    match kept {
        SecretStore::Keychain => keychain::delete(client),
        SecretStore::File | SecretStore::Env => file::delete(data_dir, client),
    }
}
