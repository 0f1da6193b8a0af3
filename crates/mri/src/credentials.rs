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

    /// Every way in which a server could echo a secret, the longest first; `token` is what follows `Basic` in the header.
    pub(crate) fn spellings(&self, token: Option<SecretString>) -> Vec<SecretString> {
        let raw = [&self.user_name, &self.key, &self.password].map(|secret| secret.expose_secret().to_owned());
        let escaped = raw.iter().map(|text| text.replace('/', "\\/"));
        let in_url = raw.iter().map(|text| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
        let mut all: Vec<String> = escaped.chain(in_url).chain(raw.iter().cloned()).collect();
        all.extend(token.map(|token| token.expose_secret().to_owned()));
        all.retain(|text| !text.is_empty());
        all.sort_by_key(|text| std::cmp::Reverse(text.len()));
        all.dedup();
        all.into_iter().map(SecretString::from).collect()
    }
}
