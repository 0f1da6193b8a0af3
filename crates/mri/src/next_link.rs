//! The link to the next page. MRI's are followed to the letter, except where the letter would leak or mislead.

use url::Url;

/// A link that would carry the credentials to another host.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Foreign;

/// What to ask for next: the link as it stands, but over the scheme that the client was told, and for JSON. It may say `http://`,
/// contain `&amp;`, or name XML although JSON was asked for.
pub(crate) fn resolve(base: &Url, link: &str) -> Result<Url, Foreign> {
    let link = link.trim().replace("&amp;", "&");
    let mut next = base.join(&link).map_err(|_| Foreign)?;
    if !matches!(next.scheme(), "http" | "https") {
        return Err(Foreign);
    }
    let explicit_port = next.port();
    let same_host = next.host() == base.host();
    let same_port = explicit_port.is_none() || explicit_port == base.port_or_known_default();
    if !same_host || !same_port || !next.username().is_empty() || next.password().is_some() {
        return Err(Foreign);
    }
    next.set_scheme(base.scheme()).and_then(|()| next.set_port(base.port())).map_err(|()| Foreign)?;
    if let Some(query) = next.query().map(ask_for_json) {
        next.set_query(Some(&query));
    }
    Ok(next)
}

fn ask_for_json(query: &str) -> String {
    let is_format = |pair: &str| {
        let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        name == "$format" || name == "%24format"
    };
    let pairs: Vec<&str> = query.split('&').map(|pair| if is_format(pair) { "$format=json" } else { pair }).collect();
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(link: &str) -> Result<String, Foreign> {
        let base = Url::parse("https://mri.example.com/mriapiservices/api.asp").unwrap();
        resolve(&base, link).map(String::from)
    }

    #[test]
    fn a_link_is_followed_to_the_letter() {
        let link = "https://mri.example.com/MRIAPIServices/api.asp?$api=X&$format=json&$top=300&$skip=301";
        assert_eq!(next(link).as_deref(), Ok(link));
        let cursor = "https://mri.example.com/mriapiservices/api.asp?%24api=X&_next=a%2Fb";
        assert_eq!(next(cursor).as_deref(), Ok(cursor));
    }

    #[test]
    fn a_link_keeps_to_https_and_json() {
        let want = Ok("https://mri.example.com/mriapiservices/api.asp?$api=X&$format=json&$skip=301");
        assert_eq!(next("http://mri.example.com/mriapiservices/api.asp?$api=X&amp;$format=xml&amp;$skip=301").as_deref(), want);
        assert_eq!(next("?$api=X&%24format=XML&$skip=301").as_deref(), want);
    }

    #[test]
    fn a_link_to_anywhere_else_is_refused() {
        for link in [
            "https://evil.example.com/mriapiservices/api.asp?$skip=301",
            "//evil.example.com/api.asp",
            "https://mri.example.com:8443/mriapiservices/api.asp",
            "https://user:pw@mri.example.com/api.asp",
            "https://mri.example.com.evil.example/api.asp",
            "javascript:alert(1)",
            "file:///etc/passwd",
        ] {
            assert_eq!(next(link), Err(Foreign), "{link}");
        }
    }
}
