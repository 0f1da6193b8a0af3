//! What an HTTP answer means. MRI says errors with 200 and "no rows" with 400, so status and body are read together.

use model::{Failure, FailureCode};

use super::{Row, Unreadable, json, xml};

/// One page of rows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) rows: Vec<Row>,
    pub(crate) next: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Page(Page),
    /// A refusal that means "there are none".
    NoRows,
    /// 400 without such a sentence: of some questions that is normal.
    BadRequest(Failure),
    /// 401 or 403: the API is not licensed, or the credentials are wrong; one call alone cannot tell which.
    NotPermitted,
    Failed(Failure),
}

/// What an answer is read with.
pub(crate) struct Asked<'a> {
    pub(crate) api: &'a str,
    /// Takes secrets out of the server's words, before these are cut or joined to anything.
    pub(crate) redact: &'a dyn Fn(&str) -> String,
}

pub(crate) fn read(status: u16, body: &[u8], asked: &Asked<'_>) -> Verdict {
    use FailureCode as F;
    let failed = |code, message: String| Verdict::Failed(Failure::new(code, message));
    match status {
        200..=299 => read_success(body, asked),
        401 | 403 => Verdict::NotPermitted,
        400 if says_no_rows(body) => Verdict::NoRows,
        400 => Verdict::BadRequest(Failure::new(F::Rejected, format!("MRI refused the question (400){}", quoted(body, asked)))),
        404 => failed(F::Rejected, "MRI does not know this API or address (404)".into()),
        407 => failed(F::NetworkProxy, "the proxy wants a user name and password (407)".into()),
        429 => failed(F::Throttled, "MRI says that the call limit is reached (429)".into()),
        503 => failed(F::ServerBusy, "MRI is busy (503)".into()),
        500..=599 if contains(body, "deadlock") => failed(F::ServerBusy, format!("MRI's database was deadlocked ({status})")),
        500..=599 => failed(F::ServerError, format!("MRI failed ({status})")),
        300..=399 => failed(
            F::UnreadableAnswer,
            format!("a redirect came instead of an answer ({status}): check the address and the network"),
        ),
        _ => failed(F::Rejected, format!("MRI refused the question ({status})")),
    }
}

fn read_success(body: &[u8], asked: &Asked<'_>) -> Verdict {
    use FailureCode as F;
    let failed = |code, message: String| Verdict::Failed(Failure::new(code, message));
    let body = body.trim_ascii().strip_prefix(b"\xef\xbb\xbf").unwrap_or(body.trim_ascii());
    let unreadable = |why: &str| failed(F::UnreadableAnswer, format!("the answer cannot be read: {why}"));
    if body.is_empty() {
        return failed(F::BlankAnswer, "the answer is blank".into());
    }
    if starts_with_text(body, "execution timeout expired") {
        return failed(F::ServerBusy, "MRI's database took too long".into());
    }
    let is_xml = body.first() == Some(&b'<');
    if is_xml && contains(body, "<result>failed</result>") {
        return failed(F::RowError, "MRI answered that it failed".into());
    }
    if is_html(body) {
        return unreadable("it is a web page; a network that wants a sign-in first answers like this");
    }
    match if is_xml { xml::read(body, asked.api) } else { json::read(body) } {
        Ok(page) => Verdict::Page(page),
        Err(Unreadable::Error(message))
            if contains(message.as_bytes(), "timeout expired") || contains(message.as_bytes(), "deadlock") =>
        {
            failed(F::ServerBusy, "MRI's database took too long".into())
        }
        Err(Unreadable::Error(message)) => {
            failed(F::RowError, format!("MRI answered with an error{}", quoted(message.as_bytes(), asked)))
        }
        Err(Unreadable::NotAnEnvelope(why)) => unreadable(why),
    }
}

/// "No rows" as an error: `PARAMETER: a sentence`, such as `RESIDENTID: The specified resident does not have any pets.`
fn says_no_rows(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    let Some((parameter, sentence)) = text.trim().trim_matches('"').split_once(':') else { return false };
    let is_parameter = !parameter.is_empty() && parameter.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let sentence = sentence.to_ascii_lowercase();
    // "The user does not have any rights to this building" is a refusal.
    let refuses = ["right", "access", "permi", "licen", "authori", "allow"].iter().any(|word| sentence.contains(word));
    is_parameter
        && !refuses
        && ["does not have any", "do not have any", "has no ", "no records"].iter().any(|words| sentence.contains(words))
}

fn is_html(body: &[u8]) -> bool {
    starts_with_text(body, "<!doctype html") || starts_with_text(body, "<html")
}

fn starts_with_text(body: &[u8], text: &str) -> bool {
    body.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text.as_bytes()))
}

fn contains(body: &[u8], text: &str) -> bool {
    body.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

/// The server's own words, short and on one line.
fn quoted(body: &[u8], asked: &Asked<'_>) -> String {
    let text = (asked.redact)(&String::from_utf8_lossy(body));
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").chars().take(160).collect();
    if line.is_empty() || line.starts_with('<') { String::new() } else { format!(": {line}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &[u8]) -> Verdict {
        super::read(status, body, &Asked { api: "MRI_S-X", redact: &str::to_owned })
    }

    fn code(verdict: Verdict) -> FailureCode {
        match verdict {
            Verdict::Failed(failure) | Verdict::BadRequest(failure) => failure.code,
            other => panic!("{other:?} is no failure"),
        }
    }

    #[test]
    fn a_blank_or_unreadable_200_is_never_no_rows() {
        use FailureCode as F;
        for (body, want) in [
            ("", F::BlankAnswer),
            (" \r\n\t ", F::BlankAnswer),
            ("[]", F::UnreadableAnswer),
            ("{}", F::UnreadableAnswer),
            ("null", F::UnreadableAnswer),
            ("{\"value\": [", F::UnreadableAnswer),
            ("{\"value\": 7}", F::UnreadableAnswer),
            ("{\"value\": [7]}", F::UnreadableAnswer),
            ("{\"value\": null}", F::UnreadableAnswer),
            (r#"{"odata.metadata": "x", "rows": [{"LeaseID": "1"}]}"#, F::UnreadableAnswer),
            (r#"{"odata.metadata": "x", "nextLink": 7, "value": [{"LeaseID": "1"}]}"#, F::UnreadableAnswer),
            ("<?xml version=\"1.0\"?><html><body>Sign in</body></html>", F::UnreadableAnswer),
            ("<mri_s-x><entry><Error><Message>deadlocked</Message></Error></entry></mri_s-x>", F::ServerBusy),
            ("<!DOCTYPE html><html><body>Sign in</body></html>", F::UnreadableAnswer),
            ("<mri_s-x><entry>", F::UnreadableAnswer),
            ("<Result>Failed</Result>", F::RowError),
            ("Execution Timeout Expired.  The timeout period elapsed", F::ServerBusy),
            (r#"{"value": [{"Error": {"Message": "Invalid class"}}]}"#, F::RowError),
            (r#"{"value": [{"Row": {"Error": {"Message": "Invalid class"}}}]}"#, F::RowError),
            (r#"{"Error": {"Message": "Invalid class"}}"#, F::RowError),
        ] {
            assert_eq!(code(read(200, body.as_bytes())), want, "{body}");
        }
    }

    #[test]
    fn an_empty_envelope_is_no_rows() {
        for body in
            [r#"{"odata.metadata": "x", "value": []}"#, r#"{"odata.metadata": "x"}"#, "\u{feff}{\"value\": []}", "<mri_s-x/>"]
        {
            assert_eq!(read(200, body.as_bytes()), Verdict::Page(Page { rows: vec![], next: None }), "{body}");
        }
    }

    #[test]
    fn one_row_can_come_as_an_object() {
        let Verdict::Page(page) = read(200, br#"{"value": {"LeaseID": "1"}}"#) else { panic!("no page") };
        assert_eq!(page.rows.len(), 1);
    }

    #[test]
    fn a_refusal_can_mean_no_rows() {
        assert_eq!(read(400, b"RESIDENTID: The specified resident does not have any pets."), Verdict::NoRows);
        assert!(matches!(read(400, b"BLDGID: The building is not residential."), Verdict::BadRequest(_)));
        assert!(matches!(read(400, b"does not have any"), Verdict::BadRequest(_)));
        assert!(matches!(read(400, b"BLDGID: The user does not have any rights to this building."), Verdict::BadRequest(_)));
        assert!(matches!(read(400, b"BLDGID: The key has no access to this API."), Verdict::BadRequest(_)));
    }

    #[test]
    fn statuses_are_told_apart() {
        use FailureCode as F;
        assert_eq!(read(401, b""), Verdict::NotPermitted);
        assert_eq!(read(403, b""), Verdict::NotPermitted);
        for (status, body, want) in [
            (500, "Transaction was DEADLOCKED on lock", F::ServerBusy),
            (500, "oops", F::ServerError),
            (503, "", F::ServerBusy),
            (429, "", F::Throttled),
            (404, "", F::Rejected),
            (302, "", F::UnreadableAnswer),
            (407, "", F::NetworkProxy),
        ] {
            assert_eq!(code(read(status, body.as_bytes())), want, "{status} {body}");
        }
    }
}
