//! Pages, next links and their quirks, followed as a careful client follows them.

use serde_json::Value;

use crate::client::*;

/// Follows next links as they stand, but for `&amp;` and the format; returns the pages' rows.
async fn follow(sandbox: &sandbox::Sandbox, api: &str, parameters: &str) -> Vec<Vec<Value>> {
    let mut pages = Vec::new();
    let mut next = Some(url(sandbox, api, parameters));
    while let Some(url) = next {
        let answer = get(&url).await;
        next = answer.next_link().map(|link| link.replace("&amp;", "&").replace("$format=xml", "$format=json"));
        pages.push(answer.rows());
    }
    pages
}

fn keys(pages: &[Vec<Value>]) -> Vec<String> {
    pages.iter().flatten().map(Value::to_string).collect()
}

#[tokio::test]
async fn pages_of_every_size_add_up_to_the_whole() {
    let sandbox = start(sandbox::Spec { properties: 1, leases: 700, residential: 0, ..spec() }).await;
    let total = sandbox.portfolio().properties[0].leases.len();
    let usual = follow(&sandbox, LEASES, "&BLDGID=000001").await;
    assert_eq!(usual.iter().map(Vec::len).collect::<Vec<_>>(), [300, 300, total - 600]);
    assert_eq!(sandbox.calls().iter().map(|call| call.page).collect::<Vec<_>>(), [1, 2, 3]);
    let whole = follow(&sandbox, LEASES, "&BLDGID=000001&$top=5000").await;
    assert_eq!(whole.len(), 1);
    assert_eq!(keys(&usual), keys(&whole));

    for api in [EMEA, OPTIONS, NOTES, CHARGES, BUDGET] {
        let whole = follow(&sandbox, api, "&BLDGID=000001&$top=5000").await;
        let pages = follow(&sandbox, api, "&BLDGID=000001&$top=150").await;
        assert!(pages.len() > 2, "{api}");
        assert_eq!(keys(&pages), keys(&whole), "{api}");
    }
}

#[tokio::test]
async fn each_style_of_link_is_as_documented() {
    let sandbox = start(spec()).await;
    let host = sandbox.url().replace("/mriapiservices/api.asp", "");
    let link = async |api, parameters| ask(&sandbox, api, parameters).await.next_link().unwrap();
    assert_eq!(
        link(LEASES, "&BLDGID=000001&$top=2").await,
        format!("{host}/mriapiservices/api.asp?$api={LEASES}&BLDGID=000001&$format=json&$top=2&$skip=3")
    );
    assert!(link(EMEA, "&BLDGID=000001&$top=2").await.contains("&$format=json&$top=2&_next="));
    assert!(link(OPTIONS, "&BLDGID=000001&$top=1").await.contains("&$format=xml&"));
    assert!(link(NOTES, "&BLDGID=000001&$top=1").await.contains("&amp;BLDGID=000001&amp;$format=json&amp;"));
    assert!(link(RESIDENTS, "&RMPROPID=000004&$top=1").await.contains("&amp;_next="));
}

#[tokio::test]
async fn a_full_last_page_of_a_cursor_leads_to_an_empty_one() {
    let sandbox = start(spec()).await;
    let leases = sandbox.portfolio().properties[0].leases.len();
    let pages = follow(&sandbox, EMEA, &format!("&BLDGID=000001&$top={leases}")).await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [leases, 0]);
    let pages = follow(&sandbox, LEASES, &format!("&BLDGID=000001&$top={leases}")).await;
    assert_eq!(pages.len(), 1);
}

#[tokio::test]
async fn a_link_followed_with_its_escapes_loses_its_parameters() {
    let sandbox = start(spec()).await;
    let link = ask(&sandbox, NOTES, "&BLDGID=000001&$top=1").await.next_link().unwrap();
    assert_eq!(get(&link).await.status, 400);
}
