"""The facts table of an error reply."""

from tests.unit.gemini.error_bodies import a_help, a_quota, a_retry, an_error, an_info, told

PER_DAY = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"


def test_that_the_facts_of_a_quota_stand_in_order() -> None:
    body = an_error(
        429, "RESOURCE_EXHAUSTED", "m", a_help("https://h.test"), a_quota(PER_DAY), a_retry("44s")
    )
    headers = (("Server-Timing", "gfet4t7; dur=1234"),)
    assert told(429, body, "Too Many Requests", headers).facts == (
        ("Status", "429 Too Many Requests RESOURCE_EXHAUSTED"),
        ("Quota", PER_DAY),
        ("Metric", "generativelanguage.googleapis.com/generate_content_free_tier_requests"),
        ("Limit", "20"),
        ("Model", "gemini-3.8-flash"),
        ("Pause asked for", "44 s"),
        ("Server time", "1234 ms"),
        ("Learn more", "https://h.test"),
    )


def test_that_the_facts_of_a_switched_off_service_name_project_and_page() -> None:
    info = an_info(
        "SERVICE_DISABLED", consumer="projects/42", service="g.test", activationUrl="https://a.test"
    )
    assert told(403, an_error(403, "PERMISSION_DENIED", "m", info), "Forbidden").facts == (
        ("Status", "403 Forbidden PERMISSION_DENIED"),
        ("Reason", "SERVICE_DISABLED"),
        ("Project", "42"),
        ("Service", "g.test"),
        ("Activation page", "https://a.test"),
    )


def test_that_a_reply_without_words_has_its_number() -> None:
    assert told(503, "").facts == (("Status", "503"),)


def test_that_a_field_is_a_fact() -> None:
    body = an_error(400, "INVALID_ARGUMENT", "Invalid value at 'contents[0].role' (TYPE_STRING), 4")
    assert told(400, body).fact("Field") == "/contents/0/role"
