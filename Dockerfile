# The hub and its adapters as one image. Nothing secret is in it: keys are mounted, passwords come by the environment.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY tools/build.ts tools/
COPY tools/web tools/web
COPY web web
COPY schemas schemas
COPY docs/api docs/api
COPY docs/guide docs/guide
COPY docs/pictures docs/pictures
COPY src src
COPY adapters adapters
COPY deploy deploy
RUN node tools/build.ts

FROM node:24-trixie-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-trixie-slim
ENV NODE_ENV=production \
    CORRIDOR_HOST=0.0.0.0 \
    CORRIDOR_PORT=8080 \
    CORRIDOR_DATA=/var/lib/corridor \
    CORRIDOR_KEYS=/run/corridor
WORKDIR /app
# Named volumes take over owner and mode of the folder they are mounted on, so the folders are made here.
RUN mkdir -p /var/lib/corridor /run/corridor/authority /run/corridor/hub /run/corridor/broker /run/corridor/operator \
      /run/corridor/monitoring /run/corridor/adapter /run/corridor/adapter-tg /run/corridor/adapter-bf \
    && chown -R node:node /var/lib/corridor /run/corridor
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY bin bin
COPY package.json LICENSE ./
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "dist/deploy/healthcheck.js"]
# The options of bin/node-options.json; without the launcher, so that signals reach the hub itself.
ENTRYPOINT ["node", "--min-semi-space-size=32", "--max-semi-space-size=32", "dist/src/main.js"]
CMD ["hub"]
