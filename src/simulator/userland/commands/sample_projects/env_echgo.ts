import type { FileRecord } from "../../../host/record_files.ts";

/** A server that answers with its environment, and its manifests. */
export const envEchgo: FileRecord = {
  "README.md":
    "# env-echgo\n\nAnswers on port 8080 with JSON: a message, and every variable `ECHGO_NAME` as `name`.\nTry `make up` and `curl localhost:8080 | jq`.\n",
  "Makefile": `IMAGE ?= ghcr.io/tolson-vkn/env-echgo:latest

help:
	@echo "build  build the image"
	@echo "up     run it on port 8080"
	@echo "down   stop it"

build:
	docker build -t $(IMAGE) .

up:
	docker run --rm --name env-echgo -i -t -p 8080:8080 $(IMAGE)

down:
	docker stop env-echgo
`,
  "k8s/env-echgo-deploy.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: env-echgo
  namespace: default
  labels:
    app: env-echgo
  annotations:
    repo: https://github.com/tolson-vkn/env-echgo
spec:
  replicas: 5
  strategy: {}
  selector:
    matchLabels:
      app: env-echgo
  template:
    metadata:
      labels:
        app: env-echgo
    spec:
      containers:
        - name: env-echgo
          image: ghcr.io/tolson-vkn/env-echgo:latest
          ports:
            - containerPort: 5000
          env:
            - name: ECHGO_POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: ECHGO_POD_IP
              valueFrom:
                fieldRef:
                  fieldPath: status.podIP
            - name: ECHGO_NODE_NAME
              valueFrom:
                fieldRef:
                  fieldPath: spec.nodeName
          resources:
            limits:
              cpu: "25m"
              memory: "25Mi"
            requests:
              cpu: "25m"
              memory: "25Mi"
      restartPolicy: Always
status: {}
`,
  "k8s/env-echgo-service.yaml": `apiVersion: v1
kind: Service
metadata:
  name: env-echgo
  namespace: default
spec:
  type: LoadBalancer
  ports:
    - name: http
      port: 8080
      protocol: TCP
      targetPort: 8080
  selector:
    app: env-echgo
`,
};
