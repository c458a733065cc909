import { scene } from "../scene.ts";

const CSR = `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: ahab}
spec:
  request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIWE1IOENBUUF3SFRFTU1Bb0dBMVVFQ2d3RGMyVmhNUTB3Q3dZRFZRUUREQVJoYUdGaU1Ga3dFd1lIS29aSQp6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUViTjJsQ1RNY3NIcEhab3JicngwM0RBYmtZbU8xT203b09zWkFsNnowCi84V3BkQzdDaUtobkI2ZmUvR2lOSHB3YlI4VDgyOVhYNmlBNUZ0Q2xpSGgrcjZBQU1Bb0dDQ3FHU000OUJBTUMKQTBnQU1FVUNJUUNOeGVmS1ZhN1IveGVpaE1zVnpvOU5Pa3VEbUEvUGJtQlExTElMRGtIQlNnSWdkdno5MGdhdwp1MFQrQVE3bm9nUWNkcXNIZkh3TG5Hdy8yZkx1YlAvUmdIWT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==
  signerName: kubernetes.io/kube-apiserver-client
  usages: [client auth]
`;

scene("certificate approve and deny", [
  ["create -f /csr.yaml", "certificatesigningrequest.certificates.k8s.io/ahab created\n"],
  ["certificate approve ahab", "certificatesigningrequest.certificates.k8s.io/ahab approved\n"],
  ["get csr ahab -o jsonpath={.status.conditions[*].reason}", "KubectlApprove"],
  ["certificate deny ahab", 'error: certificate signing request "ahab" is already Approved\n'],
  ["certificate approve", "error: one or more CSRs must be specified as <name> or -f <filename>\n"],
], { files: { "/csr.yaml": CSR } });
