# One image for the API, the worker, the dashboard and the migrations: docker-compose.yml gives each its command.
FROM node:24-bookworm-slim

RUN mkdir /faultline && chown node:node /faultline
USER node
WORKDIR /faultline
COPY --chown=node:node . .
RUN npm ci && NEXT_TELEMETRY_DISABLED=1 npm run build --workspace @faultline/web
