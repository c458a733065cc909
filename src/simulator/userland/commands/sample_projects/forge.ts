import type { FileRecord } from "../../../host/record_files.ts";

/** Manifests to learn from; the one of the backup does not parse, as its original does not. */
export const forge: FileRecord = {
  "README.md":
    "# forge\n\nManifests for a cluster: `kubernetes/simple-manifests`, `kubernetes-apps/psql-backup`.\n",
  "kubernetes/simple-manifests/deployment.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx
  namespace: default
  labels:
    app: nginx
spec:
  replicas: 1
  strategy: {}
  selector:
    matchLabels:
      app: nginx
  template:
    metadata:
      labels:
        app: nginx
    spec:
      containers:
        - name: nginx
          image: nginx
          imagePullPolicy: Always
          resources:
            limits:
              cpu: "200m"
              memory: "200Mi"
            requests:
              cpu: "50m"
              memory: "100Mi"
      restartPolicy: Always
`,
  "kubernetes-apps/psql-backup/backup-cron.yaml": `apiVersion: batch/v1
kind: CronJob
metadata:
  name: db-backup
  labels:
    app: db-backup
spec:
  # The clocks of nodes are set to UTC
  schedule: "0 13,19,01 * * *"
  concurrencyPolicy: Forbid
  failedJobsHistoryLimit: 5
  successfulJobsHistoryLimit: 1
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - name: dumper
              image: timmyolson/db-backup
              args: ["backup"]
              env:
                - name: HOST
                  value: my-db.default.svc.cluster.local
                - name: DATABASE
                  value: my-app-db
                - name: PGPASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: db-backup
                      key: pgpassword
              volumeMounts:
                - name: opt-backup
                  mountPath: /opt
              resources:
                limits:
                  cpu: "250m"
                  memory: "250Mi"
                requests:
                  cpu: "50m"
                  memory: "250Mi"
          restartPolicy: OnFailure
          volumes:
            - name: opt-backup
              nfs:
                server: mynfs.example.com
                path: "/kube-nfs/my-app-db
`,
};
