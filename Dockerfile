# The bot with all it needs to run and nothing else. It answers on port 3978.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /waymark

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

COPY src ./src
COPY policy ./policy
COPY dialogs ./dialogs

# The bot's memory, where no DATABASE_URL names a server.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node

EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3978/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/main.ts", "serve", "--data", "/data/waymark"]
