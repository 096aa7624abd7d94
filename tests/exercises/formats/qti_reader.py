"""Readers of QTI 1.2 and 2.1 packages that know the specifications' structure, written from them, and refuse the rest.

Of each element that we write: which children it may have, in their order (`?` at most one, `*` any number, `+` one or
more), and which attributes it must and may have. From the IMS QTI 1.2 ASI XML binding and the IMS QTI 2.1 information
model; a name with a star stands for any element of the text model.
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

TEXT = "p blockquote ul li strong em"
_FLOW = "(p |blockquote |ul )*"

QTI21 = {
    "assessmentItem": (
        "(responseDeclaration )*(outcomeDeclaration )*(itemBody )?(responseProcessing )?(modalFeedback )*",
        "identifier title adaptive timeDependent",
    ),
    "responseDeclaration": ("(correctResponse )?", "identifier cardinality baseType"),
    "correctResponse": ("(value )+", ""),
    "value": ("", ""),
    "outcomeDeclaration": ("", "identifier cardinality baseType"),
    "itemBody": (
        "(p |blockquote |ul |rubricBlock |choiceInteraction |orderInteraction |extendedTextInteraction )*",
        "",
    ),
    "rubricBlock": (_FLOW, "view"),
    "choiceInteraction": ("(simpleChoice )+", "responseIdentifier shuffle maxChoices"),
    "orderInteraction": ("(simpleChoice )+", "responseIdentifier shuffle"),
    "simpleChoice": (_FLOW, "identifier"),
    "extendedTextInteraction": ("", "responseIdentifier expectedLines"),
    "responseProcessing": ("(responseCondition |setOutcomeValue )*", ""),
    "responseCondition": ("responseIf (responseElse )?", ""),
    "responseIf": ("match (setOutcomeValue )*", ""),
    "responseElse": ("(setOutcomeValue )*", ""),
    "match": ("variable correct ", ""),
    "variable": ("", "identifier"),
    "correct": ("", "identifier"),
    "setOutcomeValue": ("(baseValue |variable )", "identifier"),
    "baseValue": ("", "baseType"),
    "modalFeedback": (_FLOW, "outcomeIdentifier identifier showHide"),
    "assessmentTest": ("(testPart )+", "identifier title"),
    "testPart": ("(assessmentSection )+", "identifier navigationMode submissionMode"),
    "assessmentSection": ("(assessmentItemRef )*", "identifier title visible"),
    "assessmentItemRef": ("", "identifier href"),
    "p": ("(strong |em )*", ""),
    "strong": ("", ""),
    "em": ("", ""),
    "blockquote": ("(p )*", ""),  # its content is blocks, no bare text
    "ul": ("(li )*", ""),
    "li": ("(strong |em )*", ""),
}

QTI12 = {
    "questestinterop": ("(assessment )", ""),
    "assessment": ("(qtimetadata )*(section )+", "ident title"),
    "section": ("(item )*", "ident"),
    "item": ("(itemmetadata )?(presentation )?(resprocessing )*(itemfeedback )*", "ident title"),
    "itemmetadata": ("(qtimetadata )*", ""),
    "qtimetadata": ("(qtimetadatafield )+", ""),
    "qtimetadatafield": ("fieldlabel fieldentry ", ""),
    "fieldlabel": ("", ""),
    "fieldentry": ("", ""),
    "presentation": ("(material |response_lid |response_str )+", ""),
    "material": ("(mattext )+", ""),
    "mattext": ("", "texttype"),
    "response_lid": ("(material )?(render_choice )", "ident rcardinality"),
    "response_str": ("(render_fib )", "ident rcardinality"),
    "render_choice": ("(response_label )+", ""),
    "render_fib": ("(response_label )*", ""),
    "response_label": ("(material )*", "ident rshuffle?"),
    "resprocessing": ("outcomes (respcondition )+", ""),
    "outcomes": ("(decvar )+", ""),
    "decvar": ("", "maxvalue minvalue varname vartype"),
    "respcondition": ("conditionvar (setvar )*(displayfeedback )*", "continue?"),
    "conditionvar": ("(other |varequal |and |not )+", ""),
    "and": ("(varequal |not )+", ""),
    "not": ("(varequal )", ""),
    "other": ("", ""),
    "varequal": ("", "respident"),
    "setvar": ("", "action varname"),
    "displayfeedback": ("", "feedbacktype linkrefid"),
    "itemfeedback": ("(flow_mat |material )*", "ident"),
    "flow_mat": ("(material )+", ""),
}

MANIFEST = {
    "manifest": ("(metadata )?organizations resources ", "identifier"),
    "metadata": ("(schema schemaversion )?(lom )?", ""),
    "schema": ("", ""),
    "schemaversion": ("", ""),
    "organizations": ("", ""),
    "resources": ("(resource )*", ""),
    "resource": ("(metadata )?(file )*(dependency )*", "identifier type href"),
    "file": ("", "href"),
    "dependency": ("", "identifierref"),
    "lom": ("general ", ""),
    "general": ("(title )?(keyword )*", ""),
    "title": ("langstring ", ""),
    "keyword": ("langstring ", ""),
    "langstring": ("", "lang"),
}
_IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")


def follow(root: etree._Element, rules: dict[str, tuple[str, str]]) -> None:
    """Fail unless every element below `root` has the children and the attributes that the rules give it."""
    for element in root.iter():
        name = etree.QName(element).localname
        assert name in rules, f"{name} is no element that the rules know"
        children, attributes = rules[name]
        found = "".join(f"{etree.QName(child).localname} " for child in element)
        assert re.fullmatch(children, found), f"{name} may not have {found!r}"
        must = {a for a in attributes.split() if not a.endswith("?")}
        may = {a.rstrip("?") for a in attributes.split()}
        has = {etree.QName(a).localname for a in element.attrib}
        assert must <= has <= may, f"{name} has the attributes {has}"
        for attribute in ("identifier", "ident"):
            if attribute in element.attrib:
                assert _IDENTIFIER.fullmatch(element.get(attribute, "")), element.get(attribute)
        if name in ("blockquote", "ul"):
            assert not (element.text or "").strip()


def opened(package: bytes) -> tuple[dict[str, bytes], etree._Element]:
    """Return a package's files, and its manifest; each file that the manifest names is there, and no other."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = etree.fromstring(files["imsmanifest.xml"])
    follow(manifest, MANIFEST)
    named = {element.get("href") for element in manifest.iter("{*}file")}
    assert named | {"imsmanifest.xml"} == set(files)
    identifiers = [element.get("identifier") for element in manifest.iter("{*}resource")]
    assert len(set(identifiers)) == len(identifiers)
    assert {e.get("identifierref") for e in manifest.iter("{*}dependency")} <= set(identifiers)
    return files, manifest
