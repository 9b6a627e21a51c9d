/** Jobs for CI that record what is due and open a change, by the service that runs them. */
export const ciSnippets = {
  github: `# Records what is stale or due once a week, and opens a pull request with it.
name: recordings
on:
  schedule:
    - cron: '17 4 * * 1'
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
concurrency: recordings
jobs:
  refresh:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - name: Record what is due
        run: npx plumb cassette refresh --allow-in-ci | tee refresh.txt
        env:
          # The keys that your tests record with.
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
      - name: Open a pull request
        if: success() || failure()
        env:
          GH_TOKEN: \${{ github.token }}
        run: |
          mv refresh.txt "$RUNNER_TEMP/refresh.txt"
          test -n "$(git status --porcelain)" || exit 0
          branch="recordings/\${{ github.run_id }}"
          git switch -c "$branch"
          git add -A
          git -c user.name=recordings -c user.email=recordings@users.noreply.github.com \\
            commit -m "Refresh recordings"
          git push origin "$branch"
          gh pr create --title "Refresh recordings" --body-file "$RUNNER_TEMP/refresh.txt"
`,
  gitlab: `# Records what is stale or due, and opens a merge request with it: run it by a pipeline schedule.
# RECORDINGS_TOKEN is a project access token that may write the repository.
refresh-recordings:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  resource_group: recordings
  script:
    - npm ci
    - npx plumb cassette refresh --allow-in-ci
  after_script:
    - test -n "$(git status --porcelain)" || exit 0
    - git switch -c "recordings/$CI_PIPELINE_ID"
    - git add -A
    - git -c user.name=recordings -c user.email=recordings@noreply.invalid commit -m "Refresh recordings"
    - >
      git push
      -o merge_request.create -o "merge_request.title=Refresh recordings"
      "https://recordings:$RECORDINGS_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" HEAD
`,
} as const;
