"""The language of a release: by script, by its commonest words, None when unsure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Minister met with the delegation and thanked them for the visit."),
        ("fr", "Le ministre a reçu la délégation et les représentants de la région."),
        ("es", "El ministro recibió a la delegación y a los representantes del país."),
        (
            "pt",
            "O ministro recebeu a delegação e não falou com os jornalistas do país.",
        ),
        (
            "it",
            "Il ministro ha incontrato la delegazione e gli ambasciatori della città.",
        ),
        (
            "de",
            "Der Minister hat die Delegation empfangen und mit den Gästen gesprochen.",
        ),
        ("nl", "De minister heeft het akkoord ondertekend en sprak met een delegatie."),
        (
            "sv",
            "Ministern träffade delegationen och sade att det är en bra dag för oss.",
        ),
        ("pl", "Minister spotkał się z delegacją i nie wykluczył, że jest to możliwe."),
        ("tr", "Bakan, bu sabah bir heyet ile görüştü ve olumlu bir toplantı oldu."),
        (
            "id",
            "Menteri itu bertemu dengan delegasi yang datang dari Jepang dan bahwa.",
        ),
        ("vi", "Bộ trưởng đã gặp các đại biểu và nói về những việc của người dân."),
        ("ru", "Министр встретился с делегацией и сказал, что визит был полезным."),
        ("uk", "Міністр зустрівся з делегацією і сказав, що це був корисний візит."),
        (
            "ar",
            "استقبل الوزير الوفد في العاصمة وتحدث عن العلاقات بين البلدين مع السفير",
        ),
        ("fa", "وزیر در دیدار با هیئت گفت که این سفر برای دو کشور مهم است"),
        ("ur", "وزیر نے وفد سے ملاقات کی اور کہا کہ یہ دورہ اہم ہے"),
        ("hi", "मंत्री ने प्रतिनिधिमंडल से मुलाकात की और कहा कि यह यात्रा महत्वपूर्ण है"),
        ("he", "השר נפגש עם המשלחת והודה לה על הביקור"),
        ("si", "අමාත්‍යවරයා නියෝජිත පිරිස හමුවිය"),
        ("ta", "அமைச்சர் தூதுக்குழுவைச் சந்தித்தார்"),
        ("zh", "部长今天会见了代表团并感谢他们的来访"),
        ("ja", "大臣は本日、代表団と会談し、訪問に感謝した"),
        ("ko", "장관은 오늘 대표단을 만나 감사를 표했다"),
        ("el", "Ο υπουργός συναντήθηκε με την αντιπροσωπεία"),
        ("th", "รัฐมนตรีพบกับคณะผู้แทนในวันนี้"),
    ],
)
def test_a_sentence_shows_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "2021", "Netanyahu Patrushev Jerusalem", "— ###"])
def test_names_and_numbers_alone_have_no_language(text: str) -> None:
    assert language_of(text) is None


def test_a_foreign_name_does_not_change_the_language() -> None:
    text = "The Minister spoke of 北京 and of the talks with Владимир that were held."
    assert language_of(text) == "en"


@given(st.text())
def test_any_text_has_a_two_letter_language_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or (len(language) == 2 and language.islower())
