"""Parameters of web addresses that say who sent a reader, and nothing of the page."""

from __future__ import annotations

# Whole names, in small letters, with whose they are. A name that some site might use for its pages
# ("id", "page", "source", "ref" at shops) is left out: an address that no longer leads to the
# article is worse than one too many.
NAMES = frozenset(
    [
        "fbclid",  # Facebook
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "_ga", "_gl",  # Google
        "msclkid",  # Microsoft
        "yclid", "ysclid", "_openstat",  # Yandex
        "twclid", "ref_src", "ref_url",  # Twitter
        "ttclid",  # TikTok
        "li_fat_id", "trk", "trkcampaign",  # LinkedIn
        "igshid", "igsh",  # Instagram
        "rdt_cid", "share_id",  # Reddit
        "epik",  # Pinterest
        "scid", "sc_cid",  # Snapchat
        "mc_cid", "mc_eid",  # Mailchimp
        "mkt_tok",  # Marketo
        "vero_id", "vero_conv",  # Vero
        "_hsenc", "_hsmi", "hsctatracking",  # HubSpot
        "oly_enc_id", "oly_anon_id",  # Omeda
        "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee",  # Comscore
        "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4",
        "at_link_id", "at_link_type", "at_link_origin", "at_format", "at_ptr_name",
        "at_bbc_team",  # AT Internet
        "wt_mc", "wt_zmc",  # Webtrends
        "s_cid", "icid", "ncid", "cmpid", "ocid", "ito", "smid", "smtyp", "soc_src", "soc_trk",
        "src_medium", "taid", "sref", "__twitter_impression", "partner_source", "xtor", "wpisrc",
        "wpmm", "itid", "guccounter", "guce_referrer", "guce_referrer_sig", "traffic_source",
        "ftag", "reflink", "mbid",  # of single publishers
        "__tn__", "_branch_match_id", "_branch_referrer", "amp_js_v", "usqp", "amp_gsa",
    ]
)  # fmt: skip
BEGINNINGS = ("utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "stm_", "__hs", "at_recipient_")


def is_tracking(name: str) -> bool:
    """Whether a parameter tells of a reader's way and not of the page."""
    name = name.lower()
    return name in NAMES or name.startswith(BEGINNINGS)
