"""The organisms that WikiPathways knows, and their NCBI taxonomy ids: for a page that comes without organism pages.

Where the site has a page for an organism, the page wins. *Ovis aries*, *Glycine max* and *Nicotiana tabacum* have none.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TAXA = MappingProxyType(
    {
        "Acetobacterium woodii": "33952",
        "Anopheles gambiae": "7165",
        "Arabidopsis thaliana": "3702",
        "Bacillus subtilis": "1423",
        "Beta vulgaris": "3555",
        "Bos taurus": "9913",
        "Brassica napus": "3708",
        "Caenorhabditis elegans": "6239",
        "Canis familiaris": "9615",
        "Caulobacter vibrioides": "155892",
        "Citrus sinensis": "2711",
        "Coffea arabica": "13443",
        "Danio rerio": "7955",
        "Daphnia magna": "35525",
        "Drosophila melanogaster": "7227",
        "Equus caballus": "9796",
        "Escherichia coli": "562",
        "Gadus morhua": "8049",
        "Gallus gallus": "9031",
        "Gibberella zeae": "5518",
        "Glycine max": "3847",
        "Homo sapiens": "9606",
        "Hordeum vulgare": "4513",
        "Ilex paraguariensis": "185542",
        "Mus musculus": "10090",
        "Mycobacterium tuberculosis": "1773",
        "Nicotiana tabacum": "4097",
        "Oryza sativa": "4530",
        "Ovis aries": "9940",
        "Pan troglodytes": "9598",
        "Paullinia cupana": "392747",
        "Perilla frutescens": "48386",
        "Plasmodium falciparum": "5833",
        "Populus trichocarpa": "3694",
        "Rattus norvegicus": "10116",
        "Saccharomyces cerevisiae": "4932",
        "Solanum lycopersicum": "4081",
        "Sus scrofa": "9823",
        "Theobroma cacao": "3641",
        "Triticum aestivum": "4565",
        "Vitis vinifera": "29760",
        "Zea mays": "4577",
    }
)
"""NCBI taxonomy id of each organism by its Latin name."""

COMMON_NAMES = MappingProxyType(
    {
        "baker's yeast": "Saccharomyces cerevisiae",
        "chicken": "Gallus gallus",
        "chimpanzee": "Pan troglodytes",
        "cow": "Bos taurus",
        "dog": "Canis familiaris",
        "e. coli": "Escherichia coli",
        "fruit fly": "Drosophila melanogaster",
        "horse": "Equus caballus",
        "human": "Homo sapiens",
        "maize": "Zea mays",
        "mouse": "Mus musculus",
        "pig": "Sus scrofa",
        "rat": "Rattus norvegicus",
        "rice": "Oryza sativa",
        "thale cress": "Arabidopsis thaliana",
        "tomato": "Solanum lycopersicum",
        "worm": "Caenorhabditis elegans",
        "yeast": "Saccharomyces cerevisiae",
        "zebrafish": "Danio rerio",
    }
)
"""The Latin name of some organisms by what people call them, in small letters; pages have to write the Latin one."""

_LATIN = MappingProxyType(
    {name.casefold(): name for name in TAXA} | dict(COMMON_NAMES) | {taxon: name for name, taxon in TAXA.items()}
)


def latin_name(organism: str) -> str | None:
    """The Latin name of an organism, by that name in any capitals, by a common one, or by its taxon.

    >>> latin_name("Mouse"), latin_name("9606"), latin_name("NCBITaxon:9606"), latin_name("Somebody")
    ('Mus musculus', 'Homo sapiens', 'Homo sapiens', None)
    """
    return _LATIN.get(" ".join(organism.split()).casefold().removeprefix("ncbitaxon:"))


def meant(organisms: Iterable[str]) -> str:
    """The end of a refusal: what was meant by organisms that are not named in Latin; empty: nothing is known.

    >>> meant(["human"]), meant(["Homo sapiens", "Somebody"])
    ("; did you mean 'Homo sapiens'?", '')
    """
    found = (name for one in organisms if (name := latin_name(one)) not in {None, one})
    return "".join(f"; did you mean {name!r}?" for name in found)
