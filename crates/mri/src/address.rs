//! Where a client's MRI is. There is no shared host, so the customer types it.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use url::{Host, Url};

/// The full address of the API, ending in `api.asp`. https, or http to this machine itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("`{0}` is no web address: write it in full, such as https://mri.example.com/mriapiservices/api.asp")]
    NotAnAddress(String),
    #[error("the address must begin with https:// (http:// would show the password to the network)")]
    NotEncrypted,
    #[error("the address must end in api.asp, such as https://mri.example.com/mriapiservices/api.asp")]
    NotTheApi,
    #[error("leave user name, password and everything after api.asp out of the address")]
    TooMuch,
}

impl Address {
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
            Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
            Some(Host::Domain(_)) | None => false,
        }
    }

    pub(crate) fn url(&self) -> &Url {
        &self.0
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let url = Url::parse(text.trim()).ok().filter(Url::has_host);
        // An address with an `@` may hold a password, which no message repeats.
        let not_one = || if text.contains('@') { AddressError::TooMuch } else { AddressError::NotAnAddress(text.to_owned()) };
        let address = Self(url.ok_or_else(not_one)?);
        let url = &address.0;
        if url.scheme() != "https" && !(url.scheme() == "http" && address.is_loopback()) {
            return Err(AddressError::NotEncrypted);
        }
        if !url.path().to_ascii_lowercase().ends_with("/api.asp") {
            return Err(AddressError::NotTheApi);
        }
        let bare = url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
        if bare { Ok(address) } else { Err(AddressError::TooMuch) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_or_loopback_addresses_of_the_api_are_taken() {
        let parse = |text: &str| text.parse::<Address>().err();
        assert_eq!(parse("https://mri.example.com/mriapiservices/api.asp"), None);
        assert_eq!(parse("https://mri.example.com/MRIAPIServices/API.asp"), None);
        assert_eq!(parse("http://127.0.0.1:4020/mriapiservices/api.asp"), None);
        assert_eq!(parse("http://[::1]:4020/mriapiservices/api.asp"), None);
        assert_eq!(parse("http://mri.example.com/api.asp"), Some(AddressError::NotEncrypted));
        assert_eq!(parse("http://localhost/api.asp"), Some(AddressError::NotEncrypted), "a name can point anywhere");
        assert_eq!(parse("ftp://mri.example.com/api.asp"), Some(AddressError::NotEncrypted));
        assert_eq!(parse("https://mri.example.com/"), Some(AddressError::NotTheApi));
        assert_eq!(parse("https://u:p@mri.example.com/api.asp"), Some(AddressError::TooMuch));
        assert_eq!(parse("https://mri.example.com/api.asp?$api=x"), Some(AddressError::TooMuch));
        assert_eq!(parse("u:p@mri.example.com/api.asp"), Some(AddressError::TooMuch), "the password is not repeated");
        assert!(matches!(parse("mri.example.com/api.asp"), Some(AddressError::NotAnAddress(_))));
    }
}
