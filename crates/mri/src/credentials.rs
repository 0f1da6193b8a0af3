//! Who asks. Neither printed nor serialised: there is no `Debug` to print and no getter that a log could call by accident.

use secrecy::{ExposeSecret, SecretString};

/// HTTP Basic: the user name is four parts joined by slashes, the key among them, so the whole of it is secret.
#[derive(Clone)]
pub struct Credentials {
    user_name: SecretString,
    key: SecretString,
    password: SecretString,
}

impl Credentials {
    pub fn new(mri_client_id: &str, database: &str, user: &str, key: &SecretString, password: SecretString) -> Self {
        let user_name = format!("{mri_client_id}/{database}/{user}/{}", key.expose_secret());
        Self { user_name: user_name.into(), key: key.clone(), password }
    }

    /// Under which the ledger counts this key's calls.
    pub fn key_id(&self) -> quota::KeyId {
        quota::KeyId::of(self.key.expose_secret())
    }

    pub(crate) fn authorize(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request.basic_auth(self.user_name.expose_secret(), Some(self.password.expose_secret()))
    }

    /// A server's sentence may echo what it was sent.
    pub(crate) fn redact(&self, text: &str) -> String {
        let secrets = [&self.user_name, &self.key, &self.password].map(|secret| secret.expose_secret());
        secrets.into_iter().filter(|secret| !secret.is_empty()).fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
    }
}
