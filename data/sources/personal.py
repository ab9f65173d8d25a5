"""Keeps persons out: addresses, telephone numbers, names in texts, and fields that ask for them.

Must not keep or report what it took out: a remark says that something was left out, never what.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from data.schema import tables

LEFT_OUT = "[left out]"
EMAIL = re.compile(
    r"(?:mailto:)?[\w.+'%-]{1,64}(?:@|\s?[\[(]\s?at\s?[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
TELEPHONES = (
    re.compile(r"(?<![\w.])(?:\+|00)\s?\d(?:[\s().\-/]{0,3}\d){7,14}(?!\d)"),
    re.compile(r"(?<![\w.])0\d{1,4}[\s.\-/]\d{2,4}[\s.\-/]?\d{2,4}(?:[\s.\-/]\d{2,4})?(?!\w)"),
    re.compile(r"(?<!\w)\(\d{2,4}\)\s?\d{3,4}[\s.\-]?\d{3,4}(?!\w)"),
    re.compile(
        r"(?i)\b(?:tel|phone|fono|cel|cell|mobile|móvil|movil|whatsapp|portable)\w{0,8}\W{0,4}"
        r"\d[\d\s().\-]{5,18}\d"
    ),
)
WORD = re.compile(r"[^\W\d_]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Words that make a field's question one about a person, in the four languages.
ABOUT_PERSONS = {
    *("username", "phonenumber", "phone", "telephone", "telefono", "teléfono", "telefone", "tel"),
    *("mobile", "celular", "whatsapp", "email", "correo", "courriel", "mail"),
    *("deviceid", "device", "simserial", "simid", "subscriberid", "subscriber", "imei"),
    *("enumerator", "enumerador", "enquêteur", "enqueteur", "interviewer", "inspector"),
    *("reporter", "submitter", "submitterid", "submittername", "surveyor", "collector"),
    *("respondent", "respondant", "répondant", "encuestado", "entrevistado", "informant"),
    *("surname", "firstname", "lastname", "fullname", "apellido", "apellidos", "prenom", "prénom"),
    *("sobrenome", "signature", "firma", "assinatura", "birthdate", "birthday", "passport"),
    *("cedula", "cédula", "dni", "cpf", "nationalid", "contact", "contacto", "contato"),
}
PERSONS = {
    *("member", "membre", "miembro", "membro", "head", "chief", "leader", "owner", "person"),
    *("farmer", "productor", "producteur", "produtor", "child", "mother", "father", "spouse"),
    *("persona", "personne", "pessoa", "jefe", "chef", "chefe", "dueño", "interviewee"),
}
NAME_WORDS = {"name", "names", "nombre", "nombres", "nom", "noms", "nome", "nomes"}
# A name of one of these is no person's.
OF_NO_PERSON = {
    *("landscape", "paisaje", "paysage", "paisagem", "place", "lugar", "lieu", "local"),
    *("village", "aldea", "aldeia", "town", "city", "district", "region", "county", "country"),
    *("site", "sitio", "sítio", "area", "área", "zone", "zona", "plot", "parcel", "project"),
    *("proyecto", "projet", "projeto", "organisation", "organization", "organización"),
    *("organizacion", "organização", "organizacao", "org", "institution", "company", "business"),
    *("cooperative", "cooperativa", "association", "group", "partner", "partnership", "network"),
    *("species", "crop", "tree", "practice", "policy", "agreement", "output", "scientific"),
    *("common", "form", "file", "restaurant", "school", "forest", "river", "funder"),
    *("pays", "país", "pais", "municipality", "municipio", "município", "commune", "basin"),
}
SOUND_OR_IMAGE = re.compile(
    r"(?i)\.(jpe?g|png|gif|heic|webp|bmp|mp3|m4a|aac|amr|wav|ogg|opus|mp4|3gpp?|mov|webm|avi)$"
)


def without_persons(text: str, names: Iterable[str] = ()) -> str:
    """The text with addresses, telephone numbers and the given names taken out."""
    kept = text
    if "@" in kept or re.search(r"(?i)\bat\b", kept):
        kept = EMAIL.sub(LEFT_OUT, kept)
    for pattern in TELEPHONES:
        kept = pattern.sub(LEFT_OUT, kept)
    for name in names:
        if len(name) >= 3:
            kept = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", LEFT_OUT, kept)
    return "" if kept.strip() == LEFT_OUT else kept


@cache
def _free_columns(table: str) -> frozenset[str]:
    """Columns in which anything can be written: text or address, no identifier, no code."""
    return frozenset(
        column.name
        for column in tables()[table].columns
        if column.type in ("text", "url") and not (column.key or column.refers or column.values)
    )


def cleared(
    table: str, cells: Mapping[str, str], names: Iterable[str] = ()
) -> tuple[dict[str, str], list[str]]:
    """Cells of a row without persons, and the columns in which something was left out."""
    kept, touched = dict(cells), []
    for column in sorted(_free_columns(table) & kept.keys()):
        clear = without_persons(kept[column], names)
        if clear != kept[column]:
            touched.append(column)
            kept[column] = "" if column.endswith("_url") else clear
    return kept, touched


def is_about_a_person(field: str) -> bool:
    """Whether a field's last name asks for a person, a device or a way to reach somebody.

    A field that asks for a name is taken to ask a person's unless it says whose name it is.
    """
    last = field if " " in field.strip() else field.rsplit("/", 1)[-1]
    spoken = [word.lower() for word in WORD.findall(CAMEL.sub(" ", last))]
    words = {*spoken, "".join(spoken)}
    if words & ABOUT_PERSONS or spoken[-1:] == ["by"]:
        return True
    return bool(words & NAME_WORDS) and bool(words & PERSONS or not words & OF_NO_PERSON)


def is_sound_or_image(text: str) -> bool:
    """Whether a value is the file or address of a photograph, film or recording."""
    return bool(SOUND_OR_IMAGE.search(text.split("?")[0].strip()))
