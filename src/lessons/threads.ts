// Where is a public thread? Its address, from how a confusion names it: a repository with an issue or a pull request, or Hacker News.

/** @throws Error where it is named in no way that is known. */
export function threadOf(named: string): string {
  const [, repository, kind, number] = /^([\w.-]+\/[\w.-]+) (PR )?#(\d+)$/u.exec(named) ?? [];
  if (repository) return `https://github.com/${repository}/${kind ? "pull" : "issues"}/${number}`;
  const item = /^Hacker News (\d+)$/u.exec(named)?.[1];
  if (item) return `https://news.ycombinator.com/item?id=${item}`;
  throw new Error(
    `“${named}” names no thread: “owner/repository #1”, “owner/repository PR #1” or “Hacker News 1” would.`,
  );
}
