"""The vocabulary as a graph of SKOS (W3C Recommendation, 18 August 2009)."""

from collections.abc import Iterable
from typing import Final

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, Namespace, URIRef

from repository.interchange.skos.schemes import Concept, Scheme

_LANGUAGE: Final = "en-GB"


def build_graph(schemes: Iterable[Scheme], base: str, licence: str, publisher: str) -> Graph:
    """Return the vocabulary as a graph.

    Args:
        schemes: the lists of terms.
        base: under which address they are, with a slash at its end.
        licence: the address of the licence of the site's own words.
        publisher: who publishes them; empty while nobody has said so.
    """
    graph, terms = Graph(bind_namespaces="core"), Namespace(base)
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    for scheme in schemes:
        node = terms[scheme.slug]
        graph.add((node, RDF.type, SKOS.ConceptScheme))
        graph.add((node, DCTERMS.title, Literal(scheme.title, _LANGUAGE)))
        graph.add((node, DCTERMS.description, Literal(scheme.description, _LANGUAGE)))
        if licence:
            graph.add((node, DCTERMS.license, URIRef(licence)))
        if publisher:
            graph.add((node, DCTERMS.publisher, Literal(publisher)))
        for concept in scheme.concepts:
            _add_concept(graph, terms, scheme, concept)
    return graph


def _add_concept(graph: Graph, terms: Namespace, scheme: Scheme, concept: Concept) -> None:
    whole = terms[scheme.slug]
    node = terms[f"{scheme.slug}/{concept.slug}"]
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.inScheme, whole))
    graph.add((node, SKOS.topConceptOf, whole))
    graph.add((whole, SKOS.hasTopConcept, node))
    graph.add((node, SKOS.prefLabel, Literal(concept.label, _LANGUAGE)))
    for label in concept.other_labels:
        graph.add((node, SKOS.altLabel, Literal(label, _LANGUAGE)))
    if concept.definition:
        graph.add((node, SKOS.definition, Literal(concept.definition, _LANGUAGE)))
    if concept.code:
        graph.add((node, SKOS.notation, Literal(concept.code)))
    if concept.value:
        graph.add((node, DCTERMS.identifier, Literal(concept.value)))
    if concept.broad_match:
        wider = terms["/".join(concept.broad_match)]
        graph.add((node, SKOS.broadMatch, wider))
        graph.add((wider, SKOS.narrowMatch, node))
