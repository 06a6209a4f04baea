"""What every command of the product listens to: from its capability if that stands, else from here.

The reader is proved with all commands together, so those that are not built yet are written down here. A capability
that comes may take its entry along; the entry here then no longer counts.
"""

from __future__ import annotations

from bot.commands import Vocabulary
from dialogs import CAPABILITIES

LATER = (
    Vocabulary(
        "asialista",
        ("asialista+", "asialistalle", "asialistan", "asialistat+", "esityslista+", "esityslistalle", "agenda"),
        (
            "kokous+|tapaaminen+|verkostotapaaminen+ asialista+|esityslista+",
            "seuraava|seuraavan kokous+|tapaaminen+|verkostotapaaminen+ asialista+|esityslista+",
            "ehdota|ehdotan|ehdotus|vie|laita|nosta|lisää asialista+|esityslista+",
            "minulla|mulla on|ois|olis|olisi asiaa tapaaminen+|kokous+",
        ),
    ),
    Vocabulary(
        "kokous",
        (
            "kokous+", "kokoukset+", "tapaaminen+", "tapaamiset+", "verkostotapaaminen+", "verkostotapaamiset+",
            "muistio+", "muistiot+", "pöytäkirja+", "pöytäkirjat+", "meeting", "meetings", "minutes",
        ),
        (
            "koska|milloin|missä tavataan|kokoonnutaan|tapaamme",
            "koska|milloin|missä on kokous+|tapaaminen+",
            "koska|milloin|missä on seuraava|ensi kokous+|tapaaminen+",
            "verkosto+ kokous+|kokoukset+|tapaaminen+|tapaamiset+",
            "aloita|aloitetaan|avaa|lopeta|päätä kokous|tapaaminen $",
            "next|start|the meeting",
            "when is the next meeting",
        ),
        not_when=("lopeta|peruuta|peru kokous|tapaaminen", "aloituskokous+", "settings"),
        takes_text=False,
        tails=("muistio+", "pöytäkirja+"),
    ),
    Vocabulary(
        "kysely",
        (
            "…kysely+", "kyselyn", "kyselyyn", "…kyselyt+", "pulssi+", "pulssit+", "gallup+", "gallupit+", "survey",
            "surveys", "poll",
        ),
        ("vastaa|vastaan|vastata …kysely+", "kokous+|tapaaminen+ pulssi+|kysely+", "palaute kysely+"),
        not_when=("kysy", "kysyn", "kysymys", "kyselin", "kyseli"),
    ),
    Vocabulary(
        "kissa",
        ("kissa+", "kissan", "kissat+", "kissakuiskaaja+", "kissakuiskaajalle", "kissakuiskaajat+", "cat", "cats"),
        (
            "kissa|kissan|kissat pöydälle",
            "nosta|nostan|nostetaan|laita|tuo kissa|kissan|kissat",
            "nosta|nostan|nostetaan|laita|tuo kissa|kissan|kissat pöydälle",
            "nimetön|nimettömänä|anonyymi|uusi kissa",
            "vaikea|hankala asia",
            "put a|the cat on the table",
        ),
        not_when=("kissani", "kissamme", "kissansa"),
    ),
    Vocabulary(
        "parannus",
        ("parannus+", "parannuksen", "parannukset+", "parannuksia", "improvement", "improvements"),
        ("pieni|pienen|pieniä|pienet|viikon|iso|hyvä parannus+|parannukset+", "small improvement"),
        not_when=("paranna", "parannan", "paransin"),
    ),
    Vocabulary(
        "onnistuminen",
        ("onnistuminen+", "onnistumisen", "onnistumiset+", "onnistumisia", "onnistuimme", "onnistuttiin", "onnistuin",
         "success"),
        ("share a success", "onnistuminen+ jakaminen+"),
        not_when=("onnistui", "onnistuu", "onnistunut", "onnistua", "onnistuisi", "onnistuiko"),
    ),
    Vocabulary(
        "epäonnistuminen",
        ("epäonnistuminen+", "epäonnistumisen", "epäonnistumiset+", "epäonnistuimme", "epäonnistuttiin", "epäonnistuin",
         "moka+", "mokat+", "mokasin", "mokattiin", "failure"),
        ("share a failure",),
    ),
    Vocabulary(
        "kokeilu",
        ("kokeilu+", "kokeilun", "kokeilut+", "kokeillaan", "kokeiltiin", "nopeakokeilu+", "experiment", "experiments"),
        (
            "aloita|aloitetaan|käynnistä|lopeta kokeilu",
            "nopea|pieni|pienen|nopean|nopeat|pienet kokeilu+|kokeilut+",
            "pieni|pienen nopea|nopean kokeilu+",
        ),
        not_when=("kokemus+", "kokeilin", "kokeilen"),
    ),
    Vocabulary(
        "kuka osaa",
        ("osaamishaku+", "osaaminen+", "osaamiset+", "osaajat+", "osaaja+"),
        (
            "kuka|ketkä osaa|osaavat|osaisi|tietää|tietävät|tuntee|tuntevat|hallitsee|ymmärtää",
            "kenellä|kellä on|ois|olis|olisi kokemusta|osaamista|kokemus|tietoa",
            "osaako|osaisiko|tietääkö|tietäisikö|tunteeko joku|kukaan",
            "onko|olisiko jollain|jollakulla|kenelläkään|kellään kokemusta|osaamista|tietoa",
            "who knows|can",
            "who can do",
        ),
        not_when=("osaava", "osaan", "osata", "kuka osaa auttaa", "kuka ostaa"),
    ),
    Vocabulary(
        "kuka auttaisi",
        (),
        (
            "kuka|ketkä|kukaan auttaisi|auttaa|auttaisivat|neuvoo|neuvoisi",
            "kuka|ketkä voi|voisi|osaa|osaisi|ehtisi|ehtii auttaa|neuvoa",
            "voiko|voisiko|osaako|ehtisikö joku|kukaan auttaa|neuvoa",
            "auttaisiko|auttaako joku|kukaan",
            "keneltä|keltä saan|saisin|saa|voi|voisi apua|neuvoa|kysyä|pyytää",
            "tarvitsen|tarviin|tarvitaan|kaipaan|tarvitsisin apua|neuvoa …",
            "can|could anyone|someone|somebody help",
            "who can|could|would help",
        ),
    ),
    Vocabulary(
        "ohje",
        ("…ohje+", "hankeohje+", "ohjeen", "…ohjeet+", "ohjeita", "opas", "oppaan", "oppaat", "oppaita", "opasta",
         "palvelupolku+", "palvelupolut+", "guide", "guides"),
        (
            "mistä|missä löydän|löytyy|löytyvät|on|ovat|saa|saan …ohje+|…ohjeet+",
            "missä hanketuki auttaa",
            "missä asioissa hanketuki auttaa",
        ),
        not_when=("ohjaa", "ohjaus+", "ohjausryhmä+", "opasta minua|mua"),
    ),
    Vocabulary(
        "pelisäännöt",
        ("pelisäännöt+", "pelisääntö+", "pelisääntöjä", "pelisäännöissä", "säännöt+", "rules"),
        (
            "verkosto+ pelisäännöt+|säännöt+",
            "mitä|mitkä pelisäännöt+ sanotaan|lukee|on|sanoo|ovat",
            "mitä|mitkä on|ovat pelisäännöt+",
            "ground|the rules",
            "the ground rules",
        ),
        takes_text=False,
    ),
    Vocabulary(
        "anonymiteetti",
        ("anonymiteetti+", "anonyymiys+", "nimettömyys+", "anonymity"),
        (
            "testaa|tarkista|kokeile anonymiteetti",
            "miten|onko|toimiiko anonymiteetti+|nimettömyys+",
            "miten anonymiteetti+|nimettömyys+ toimii|toteutuu|suojataan|taataan",
            "olenko|oonko minä|mä anonyymi|nimetön",
            "olenko|oonko anonyymi|nimetön",
            "näkyykö|näkeekö|paljastuuko|tallentuuko nimi|nimeni",
            "kuka|ketkä|näkeekö|kukaan näkee|näkevät|kuka|joku vastaukseni|palautteeni|nimeni|vastaukset",
            "onko kysely+|palaute+|kissa+|tämä anonyymi|nimetön",
            "onko kysely+|palaute+|kissa+|tämä oikeasti|todella|varmasti anonyymi|nimetön",
            "am i anonymous",
            "who sees my answers|answer",
        ),
        takes_text=False,
        tails=("palaute+", "kysely+", "kissa+", "toimii", "missään", "jossain"),
    ),
)  # fmt: skip

BUILT = tuple(command.vocabulary for capability in CAPABILITIES for command in capability.commands)
_built = {vocabulary.command for vocabulary in BUILT}
ALL = (*BUILT, *(vocabulary for vocabulary in LATER if vocabulary.command not in _built))
