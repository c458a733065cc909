import { foundation, namespace, NODES } from "./empty.ts";
import { deployment, service } from "./manifests.ts";
import { DAY_MS, MINUTE_MS, type Scenario, SECOND_MS } from "./scenario.ts";

const fromField = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });

/** tolson-vkn/env-echgo, k8s/env-echgo-deploy.yaml of the lecture's day, with the variable that its output shows. */
const envEchgo = deployment({
  name: "env-echgo",
  replicas: 2,
  annotations: { repo: "https://github.com/tolson-vkn/env-echgo" },
  podSpec: {
    containers: [{
      name: "env-echgo",
      image: "ghcr.io/tolson-vkn/env-echgo:latest",
      ports: [{ containerPort: 5000 }],
      env: [
        fromField("ECHGO_POD_NAME", "metadata.name"),
        fromField("ECHGO_POD_IP", "status.podIP"),
        fromField("ECHGO_NODE_NAME", "spec.nodeName"),
        { name: "ECHGO_CLUSTER", value: "nonprod-us-east-1-demo" },
      ],
      resources: { limits: { cpu: "25m", memory: "25Mi" }, requests: { cpu: "25m", memory: "25Mi" } },
    }],
    restartPolicy: "Always",
  },
});

const envEchgoService = service("env-echgo", {
  type: "LoadBalancer",
  clusterIP: "10.101.213.248",
  ports: [{ name: "http", port: 8080, protocol: "TCP", targetPort: 8080, nodePort: 30772 }],
});

const web = { containers: [{ name: "nginx", image: "nginx", ports: [{ containerPort: 80 }] }] };
const webPort = { ports: [{ port: 80, protocol: "TCP", targetPort: 80 }] };

/** A little more than the lecture's 64 days, so that everything of the first hour says 64d. */
const CLUSTER_AGE_MS = 64 * DAY_MS + 60 * MINUTE_MS;
/** From apply to the first pod: what the controllers take. */
const REACTION_MS = 1 * SECOND_MS;

/** The cluster that the lecture shows, with the ages of its listings. */
export const lecture: Scenario = {
  name: "lecture",
  summary: "the lecture's cluster: eli01, eli02, env-echgo, my-service-a, my-service-b",
  nodes: NODES,
  contexts: [{ name: "default", namespace: "default" }, { name: "cool-app", namespace: "cool-app" }],
  history: [
    ...foundation(CLUSTER_AGE_MS),
    {
      agoMs: CLUSTER_AGE_MS - 10 * MINUTE_MS,
      objects: [namespace("cool-app")],
      fieldManager: "kubectl-create",
    },
    { agoMs: 21 * MINUTE_MS + REACTION_MS, objects: [envEchgoService] },
    { agoMs: 16 * MINUTE_MS + REACTION_MS, objects: [envEchgo] },
    {
      agoMs: 9 * MINUTE_MS + 4 * SECOND_MS,
      objects: [
        service("my-service-a", webPort),
        deployment({ name: "my-service-a", replicas: 4, podSpec: web }),
      ],
    },
    {
      agoMs: 8 * MINUTE_MS + 24 * SECOND_MS,
      objects: [
        service("my-service-b", webPort),
        deployment({ name: "my-service-b", replicas: 3, podSpec: web }),
      ],
    },
  ],
};
