//! Which key a call was made with, without knowing the key.

use std::fmt;

use sha2::{Digest, Sha256};

/// A hash of a developer or partner key: the same for every client that uses the key, and of no use to anybody else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeyId(String);

impl KeyId {
    pub fn of(key: &str) -> Self {
        let digest = Sha256::new().chain_update(b"renewal-desk/key/").chain_update(key.as_bytes()).finalize();
        Self(digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }

    /// One that [`as_str`](Self::as_str) gave earlier.
    pub fn from_stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
