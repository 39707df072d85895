"""The same server as a hospital would run it: TLS by an authority of its own, and a login."""

import ssl
from pathlib import Path

import trustme

from elasticsearch import Elasticsearch
from tests.elasticsearch.server import Server

USER = "elastic"
#: With what has to be encoded in an address.
PASSWORD = "p@ss,word/#1"
_CONFIGURATION = """\
xpack.security.enabled: true
xpack.security.autoconfiguration.enabled: false
xpack.security.http.ssl.enabled: true
xpack.security.http.ssl.key: server.key
xpack.security.http.ssl.certificate: server.pem
"""


class SecuredServer(Server):
    """A node that speaks TLS under the name 127.0.0.1, and asks who is there."""

    scheme = "https"

    @property
    def authority(self) -> Path:
        """Return the certificate of the authority that signed the server's."""
        return self.folder / "authority.pem"

    def make_key(self, index: str, *privileges: str) -> str:
        """Return an API key that may do this with indices of that name, and nothing else."""
        role = {"indices": [{"names": [index], "privileges": list(privileges)}]}
        client = Elasticsearch(self.url, basic_auth=(USER, PASSWORD), ca_certs=str(self.authority))
        with client:
            made = client.security.create_api_key(name=index, role_descriptors={"site": role})
            return made["encoded"]

    def _secure(self) -> str:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(self.authority)
        certificate = authority.issue_cert("127.0.0.1")
        certificate.private_key_pem.write_to_path(self.folder / "config" / "server.key")
        for pem in certificate.cert_chain_pems:
            pem.write_to_path(self.folder / "config" / "server.pem", append=True)
        return _CONFIGURATION

    def _set_password(self) -> None:
        arguments = ("add", "--force", "--stdin", "bootstrap.password")
        self._run("elasticsearch-keystore", *arguments, said=PASSWORD)

    def _answers(self) -> bool:
        context = ssl.create_default_context(cafile=self.authority)
        return super()._answers(context, f"{USER}:{PASSWORD}")
