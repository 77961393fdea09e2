"""The data sources of identifiers: what the tables call them, and how the official RDF names them.

One row a prefix. Facts as BridgeDb and the official WikiPathways RDF have them (`docs/model.md`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from wp2rdf.rdf.iri import IDENTIFIERS, PREFIXES
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import WP

PUBCHEM = "http://rdf.ncbi.nlm.nih.gov/pubchem/compound/CID"


class DataSource(NamedTuple):
    """A data source of identifiers.

    Attributes:
        name: BridgeDb's full name, the `dc:source` of a node.
        path: its path on identifiers.org; None: no node can be named.
        page: pattern of the page about an identifier, with `$id`; empty: none is known.
        marker: what stands before the number in every identifier (`CHEBI:`), whether the tables write it or not.
        mapping: the property that says a node has an identifier here; None: the vocabulary has none.
        base: start of the IRI as the object of `mapping`, where it is not the identifiers.org one.
        partner: start of the IRI that the source itself uses in its own RDF; empty: none, or `base` is it.
        partner_id: what an identifier looks like there, without marker; others have no such IRI.
    """

    name: str
    path: str | None
    page: str
    marker: str = ""
    mapping: Term | None = None
    base: str = ""
    partner: str = ""
    partner_id: str = ""

    @property
    def node_base(self) -> str:
        """Start of the IRI of a node: the path on identifiers.org."""
        return f"{IDENTIFIERS}{self.path}/"

    @property
    def mapping_base(self) -> str:
        """Start of the IRI of a mapping's object."""
        return self.base or self.node_base


_GENECARD = "https://www.genenames.org/data/gene-symbol-report/#!/"
_LIPID_PAGE = "https://www.lipidmaps.org/data/structure/LMSDSearch.php?Mode=ProcessClassSearch&LMID=$id"
_PUBCHEM_PAGE = "http://pubchem.ncbi.nlm.nih.gov/summary/summary.cgi?"
_KEGG_PAGE = "http://www.genome.jp/dbget-bin/www_bget?"
_PID_PAGE = "http://pid.nci.nih.gov/search/pathway_landing.shtml?what=graphic&jpg=on&pathway_id=$id"

SOURCES = MappingProxyType(
    {
        "brenda": DataSource("BRENDA", "brenda", "https://www.brenda-enzymes.org/enzyme.php?ecno=$id"),
        "cas": DataSource("CAS", "cas", "https://commonchemistry.cas.org/detail?cas_rn=$id"),
        "chebi": DataSource(
            "ChEBI",
            "chebi",
            "https://www.ebi.ac.uk/chebi/searchId.do?chebiId=$id",
            marker="CHEBI:",
            mapping=WP.bdbChEBI,
            partner=PREFIXES["obo"] + "CHEBI_",
            partner_id="[0-9]+",
        ),
        "chembl.compound": DataSource(
            "ChEMBL compound", "chembl.compound", "https://www.ebi.ac.uk/chembl/compound/inspect/$id"
        ),
        "chemspider": DataSource(
            "Chemspider", "chemspider", "https://www.chemspider.com/$id", mapping=WP.bdbChemspider
        ),
        "complexportal": DataSource(
            "Complex Portal",
            "complexportal",
            "https://www.ebi.ac.uk/complexportal/complex/$id",
            mapping=WP.bdbComplexPortal,
        ),
        "drugbank": DataSource("DrugBank", "drugbank", "http://www.drugbank.ca/drugs/$id"),
        "eccode": DataSource("Enzyme Nomenclature", "ec-code", "http://www.ebi.ac.uk/intenz/query?cmd=SearchEC&ec=$id"),
        "ecogene": DataSource("EcoGene", None, ""),
        "ena.embl": DataSource("EMBL", "ena.embl", "http://www.ebi.ac.uk/ena/data/view/$id"),
        "ensembl": DataSource(
            "Ensembl",
            "ensembl",
            "https://www.ensembl.org/id/$id",
            mapping=WP.bdbEnsembl,
            partner="http://rdf.ebi.ac.uk/resource/ensembl/",
            partner_id=r"[A-Za-z0-9_.-]+",
        ),
        "flybase": DataSource("FlyBase", "fb", "http://flybase.org/reports/$id.html"),
        "go": DataSource("GeneOntology", "go", "http://www.ebi.ac.uk/QuickGO/GTerm?id=$id", marker="GO:"),
        "hgnc": DataSource("HGNC Accession number", "hgnc", _GENECARD + "hgnc_id/$id"),
        "hgnc.symbol": DataSource("HGNC", "hgnc.symbol", _GENECARD + "symbol/$id", mapping=WP.bdbHgncSymbol),
        "hmdb": DataSource("HMDB", "hmdb", "http://www.hmdb.ca/metabolites/$id", mapping=WP.bdbHmdb),
        "homologene": DataSource("HomoloGene", "homologene", "http://www.ncbi.nlm.nih.gov/homologene/$id"),
        "inchikey": DataSource("InChIKey", "inchikey", "", mapping=WP.bdbInChIKey),
        "insdc": DataSource("GenBank", "insdc", "http://www.ncbi.nlm.nih.gov/nuccore/$id"),
        "interpro": DataSource("InterPro", "interpro", "https://www.ebi.ac.uk/interpro/entry/InterPro/$id"),
        "kegg.compound": DataSource(
            "KEGG Compound", "kegg.compound", _KEGG_PAGE + "cpd:$id", mapping=WP.bdbKeggCompound
        ),
        "kegg.drug": DataSource("KEGG Drug", "kegg.drug", _KEGG_PAGE + "dr:$id"),
        "kegg.genes": DataSource("KEGG Genes", "kegg.genes", _KEGG_PAGE + "$id"),
        "kegg.glycan": DataSource("KEGG Glycan", "kegg.glycan", _KEGG_PAGE + "gl:$id"),
        "knapsack": DataSource("KNApSAcK", "knapsack", "http://kanaya.naist.jp/knapsack_jsp/information.jsp?word=$id"),
        "lipidmaps": DataSource(
            "LIPID MAPS",
            "lipidmaps",
            _LIPID_PAGE,
            mapping=WP.bdbLipidMaps,
            partner="https://www.lipidmaps.org/rdf/",
            partner_id="LM[A-Z]{2}[A-Z0-9]+",
        ),
        "mgi": DataSource("MGI", "mgi", "http://www.informatics.jax.org/marker/$id", marker="MGI:"),
        "mirbase": DataSource("miRBase Sequence", "mirbase", "https://www.mirbase.org/cgi-bin/mirna_entry.pl?acc=$id"),
        "mirbase.mature": DataSource("miRBase mature sequence", "mirbase.mature", "https://mirbase.org/mature/$id"),
        "myco.tuber": DataSource(
            "TubercuList", "myco.tuber", "http://tuberculist.epfl.ch/quicksearch.php?gene+name=$id"
        ),
        "ncbigene": DataSource(
            "Entrez Gene",
            "ncbigene",
            "http://www.ncbi.nlm.nih.gov/gene/$id",
            mapping=WP.bdbEntrezGene,
            partner="http://purl.uniprot.org/geneid/",
            partner_id="[0-9]+",
        ),
        "ncbiprotein": DataSource("NCBI Protein", "ncbiprotein", "http://www.ncbi.nlm.nih.gov/protein/$id"),
        "omim": DataSource("OMIM", "mim", "http://omim.org/entry/$id"),
        "pato": DataSource("PATO", "pato", "http://purl.bioontology.org/ontology/PATO/PATO:$id"),
        "pfam": DataSource("Pfam", "pfam", "https://pfam.xfam.org/family/$id/"),
        "pharmgkb.drug": DataSource("PharmGKB Drug", "pharmgkb.drug", "https://www.pharmgkb.org/drug/$id"),
        "pid.pathway": DataSource("NCI Pathway Interaction Database", "pid.pathway", _PID_PAGE),
        "pubchem.compound": DataSource(
            "PubChem-compound",
            "pubchem.compound",
            _PUBCHEM_PAGE + "cid=$id",
            mapping=WP.bdbPubChem,
            base=PUBCHEM,
        ),
        "pubchem.substance": DataSource("PubChem-substance", "pubchem.substance", _PUBCHEM_PAGE + "sid=$id"),
        "reactome": DataSource(
            "Reactome", "reactome", "https://reactome.org/content/detail/$id", mapping=WP.bdbReactome
        ),
        "refseq": DataSource("RefSeq", "refseq", "https://www.ncbi.nlm.nih.gov/protein/$id"),
        "rfam": DataSource("Rfam", None, "https://rfam.org/family/$id"),
        "rgd": DataSource("RGD", "rgd", "https://rgd.mcw.edu/rgdweb/report/gene/main.html?id=$id"),
        "sgd": DataSource("SGD", "sgd", "http://www.yeastgenome.org/locus/$id"),
        "tair.locus": DataSource("TAIR", "tair.locus", "https://www.arabidopsis.org/locus?accession=$id"),
        "uniprot": DataSource(
            "UniProtKB",
            "uniprot",
            "http://www.uniprot.org/uniprot/$id",
            mapping=WP.bdbUniprot,
            partner="http://purl.uniprot.org/uniprot/",
            partner_id="[OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2}",
        ),
        "wikidata": DataSource(
            "Wikidata", "wikidata", "https://scholia.toolforge.org/$id", mapping=WP.bdbWikidata, base=PREFIXES["wd"]
        ),
        "wormbase": DataSource("WormBase", "wb", "http://www.wormbase.org/db/gene/gene?name=$id;class=Gene"),
        "zfin": DataSource("ZFIN", "zfin", "http://zfin.org/action/marker/view/$id"),
    }
)
"""Data sources by the prefix that the tables use (a bioregistry prefix)."""

RENAMED = MappingProxyType({"ec": "eccode"})
"""Prefixes that stand for one of `SOURCES` under another name (bioregistry renamed eccode to ec)."""

COLUMNS = MappingProxyType(
    {
        "Ensembl": "ensembl",
        "NCBI gene": "ncbigene",
        "HGNC": "hgnc.symbol",
        "UniProt": "uniprot",
        "Wikidata": "wikidata",
        "ChEBI": "chebi",
        "InChI": "inchikey",
        "PubChem": "pubchem.compound",
        "ChemSpider": "chemspider",
        "HMDB": "hmdb",
        "KEGG": "kegg.compound",
        "LipidMaps": "lipidmaps",
    }
)
"""The mapping columns of a data-node table, and the one prefix that each may hold."""

FORMS = MappingProxyType(
    {
        "ensembl": "ENS[A-Z]*[EGPT][0-9]{11}(\\.[0-9]+)?|LRG_[0-9]+|[A-DF-Za-z][A-Za-z0-9_.-]*"
        "|E([A-MO-Za-z0-9_]|N[A-RT-Za-z0-9_])[A-Za-z0-9_.-]*",
        "ncbigene": "[1-9][0-9]*",
        "hgnc.symbol": "[A-Za-z0-9][A-Za-z0-9@_.-]*",
        "uniprot": "([OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9]([A-Z][A-Z0-9]{2}[0-9]){1,2})(-[0-9]+)?",
        "wikidata": "Q[1-9][0-9]*",
        "chebi": "[1-9][0-9]*",
        "inchikey": "[A-Z]{14}-[A-Z]{10}-[A-Z]",
        "pubchem.compound": "[1-9][0-9]*",
        "chemspider": "[1-9][0-9]*",
        "hmdb": "HMDB[0-9]{7}",
        "kegg.compound": "C[0-9]{5}",
        "lipidmaps": "LM(FA|GL|GP|SP|ST|PR|SL|PK)[0-9]{4}([0-9A-Z]{4,6})?",
    }
)
"""What an identifier of each of these looks like, without marker: what the shape of its property asks for."""

OTHER_FORMS = MappingProxyType(
    {
        "cas": "[1-9][0-9]{1,6}-[0-9]{2}-[0-9]",
        "drugbank": "DB[0-9]{5}",
        "eccode": "[1-7](\\.([0-9]+|-)){1,2}(\\.(n?[0-9]+|-))?",
        "hgnc": "(HGNC:)?[0-9]{1,5}",
        "mirbase.mature": "MIMAT[0-9]{7}",
        "refseq": "[ANWXYZ][A-Z]_[A-Z]{0,4}[0-9]+(\\.[0-9]+)?",
        "rgd": "[0-9]{4,}",
        "sgd": "(SGD:)?S[0-9]{9}|Y[A-P][LR][0-9]{3}[CW](-[A-Z])?",
    }
)
"""The same of others that many nodes have: what the shape of identifiers asks for."""

SYSTEM_CODES = MappingProxyType(
    {
        "Ca": "cas",
        "Ce": "chebi",
        "Ch": "hmdb",
        "Ck": "kegg.compound",
        "Cl": "chembl.compound",
        "Cpc": "pubchem.compound",
        "Cs": "chemspider",
        "D": "sgd",
        "Dr": "drugbank",
        "E": "eccode",
        "En": "ensembl",
        "F": "flybase",
        "H": "hgnc.symbol",
        "Hac": "hgnc",
        "Ik": "inchikey",
        "L": "ncbigene",
        "Lm": "lipidmaps",
        "M": "mgi",
        "Q": "refseq",
        "R": "rgd",
        "Re": "reactome",
        "S": "uniprot",
        "W": "wormbase",
        "Wd": "wikidata",
        "Z": "zfin",
    }
)
"""Prefixes by the codes of BridgeDb, which users of rWikiPathways and pywikipathways write."""
