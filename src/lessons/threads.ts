// Where is a public thread? Its address, from how a confusion names it: a repository with an issue or a pull request, or Hacker News.

export type ThreadName =
  `${string}/${string} #${number}` | `${string}/${string} PR #${number}` | `Hacker News ${number}`;

export function threadOf(named: ThreadName): string {
  const [, repository, kind, number] = /^(\S+) (PR )?#(\d+)$/u.exec(named) ?? [];
  if (repository) return `https://github.com/${repository}/${kind ? "pull" : "issues"}/${number}`;
  return `https://news.ycombinator.com/item?id=${named.replace("Hacker News ", "")}`;
}
