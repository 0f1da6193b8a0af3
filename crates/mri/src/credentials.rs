//! Who asks. Neither printed nor serialised: there is no `Debug` to print, and the one getter's value prints as `Sensitive`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
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

    /// The `Authorization` header, for a [`Transport`](crate::Transport) and nobody else. Marked sensitive: it has no `Display`, its
    /// `Debug` hides it, and HTTP/2 does not index it.
    pub fn authorization(&self) -> HeaderValue {
        let value = HeaderValue::try_from(format!("Basic {}", self.token().expose_secret()));
        // Base64 is always a header's value; if it were not, MRI would refuse the call.
        let mut value = value.unwrap_or_else(|_| HeaderValue::from_static("Basic"));
        value.set_sensitive(true);
        value
    }

    fn token(&self) -> SecretString {
        let plain = format!("{}:{}", self.user_name.expose_secret(), self.password.expose_secret());
        STANDARD.encode(plain).into()
    }

    /// Every way in which a server could echo a secret, the longest first.
    pub(crate) fn spellings(&self) -> Vec<SecretString> {
        let raw = [&self.user_name, &self.key, &self.password].map(|secret| secret.expose_secret().to_owned());
        let escaped = raw.iter().map(|text| text.replace('/', "\\/"));
        let in_url = raw.iter().map(|text| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
        let mut all: Vec<String> = escaped.chain(in_url).chain(raw.iter().cloned()).collect();
        all.push(self.token().expose_secret().to_owned());
        all.retain(|text| !text.is_empty());
        all.sort_by_key(|text| std::cmp::Reverse(text.len()));
        all.dedup();
        all.into_iter().map(SecretString::from).collect()
    }
}
