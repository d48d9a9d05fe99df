/**
 * The arrow: app / web → modules → engines → kernel. `tools/checks/boundaries.ts` runs this file and also
 * asserts that as many modules were read as the tree has files (a cruiser without a working parser reads
 * nothing and stays green). `test/conventions/boundaries.test.ts` plants a violation of every rule below.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

const page = '^src/web/|^src/(modules|engines)/[^/]+/web/';
const face = '^src/web/(desk|field|portal|wall)/';
const test = '(\\.(test|e2e)\\.tsx?$|^test/)';
/** A package both as an unresolved name and as a path inside node_modules, with its types. */
const npm = (names) => `(^|node_modules/)(@types/)?(${names})(/|$)`;

/** What browser code may see of a module or an engine that is not its own. */
const shared = '/(contract|messages|record|flow|roles)\\.ts$|/(contract|messages)/';

const forbidden = [
  {
    name: 'kernel-knows-nobody',
    comment: 'No domain word may appear in the kernel; move the thing up, or pass it in as a value.',
    from: { path: '^src/kernel/', pathNot: test },
    to: { path: '^src/(engines|modules|app|web)/' },
  },
  {
    name: 'engines-know-no-modules',
    comment: 'An engine receives its subject as a value and never imports a module.',
    from: { path: '^src/engines/', pathNot: test },
    to: { path: '^src/(modules|app)/' },
  },
  {
    name: 'modules-know-no-app',
    comment: 'The app lists modules; a module never asks for the list.',
    from: { path: '^src/modules/', pathNot: test },
    to: { path: '^src/app/' },
  },
  {
    name: 'module-private',
    comment:
      'Other modules are reached through index.ts or an event; pages may also read a contract or messages.',
    from: { path: '^src/modules/([^/]+)/', pathNot: page },
    to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
  },
  {
    name: 'engine-private',
    comment: 'The folders inside an engine are its own; enter it by a file at its root.',
    from: { path: '^src/', pathNot: '^src/engines/' },
    to: { path: '^src/engines/[^/]+/.+/', pathNot: '/(web|contract|messages|migrations)/' },
  },
  {
    name: 'engine-private-to-engines',
    comment: 'The folders inside an engine are its own; enter it by a file at its root.',
    from: { path: '^src/engines/([^/]+)/' },
    to: { path: '^src/engines/[^/]+/.+/', pathNot: ['^src/engines/$1/', '/(web|contract|messages)/'] },
  },
  {
    name: 'page-of-another-module',
    comment: 'A page sees of another module only its contract, words, record, flow, and its web/index.',
    from: { path: '^src/modules/([^/]+)/web/' },
    to: {
      path: '^src/modules/[^/]+/',
      pathNot: ['^src/modules/$1/', shared, '^src/modules/[^/]+/web/index\\.tsx?$'],
    },
  },
  {
    name: 'page-touches-contract-only',
    comment: 'Browser code never imports a use-case, a query or a policy: it imports the contract and asks.',
    from: { path: page },
    to: { path: '^src/(modules|engines)/', pathNot: ['/web/', shared] },
  },
  {
    name: 'page-touches-kernel-contract-only',
    comment: 'Of the kernel, browser code may import contract, messages, uuid and the types of problem.',
    from: { path: page },
    to: {
      path: '^src/kernel/',
      pathNot: '^src/kernel/((contract|messages|problem|uuid)\\.ts$|(contract|messages)/)',
    },
  },
  {
    name: 'page-touches-problem-types-only',
    comment: 'problem.ts throws on the server; a page needs its types, nothing more.',
    from: { path: page },
    to: { path: '^src/kernel/problem\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'page-touches-no-app',
    comment: 'src/app is the server; the browser has its own entries under src/web.',
    from: { path: page },
    to: { path: '^src/app/' },
  },
  {
    name: 'server-never-reaches-pages',
    comment: 'Node does not strip JSX: nothing the server imports may lie in a web folder or end in .tsx.',
    from: { path: '^(src|tools)/', pathNot: [page, test] },
    to: { path: `${page}|\\.tsx$` },
  },
  {
    name: 'faces-apart',
    comment:
      'Nobody downloads the code of another face; what two faces share is in src/web/ui or the module.',
    from: { path: face },
    to: { path: face, pathNot: '^src/web/$1/' },
  },
  {
    name: 'module-page-knows-no-face',
    comment: 'A module page is shown by a face and does not import it.',
    from: { path: '^src/(modules|engines)/[^/]+/web/' },
    to: { path: face },
  },
  {
    name: 'ui-knows-nobody',
    comment: 'The component kit serves every page and knows none.',
    from: { path: '^src/web/ui/' },
    to: { path: `^src/(modules|engines|app)/|${face}` },
  },
  {
    name: 'only-http-knows-fastify',
    comment: 'The web framework stays a reversible choice: only kernel/http.ts and kernel/http/ import it.',
    from: { path: '^(src|tools)/', pathNot: ['^src/kernel/http(\\.ts$|/)', test] },
    to: { path: npm('fastify|@fastify/[^/]+') },
  },
  {
    name: 'only-database-knows-pg',
    comment: 'A connection made elsewhere has no scope, no row security and no transaction of the request.',
    from: { path: '^src/', pathNot: ['^src/kernel/(database|embedded-postgres)(\\.ts$|/)', test] },
    to: { path: npm('pg|pg-copy-streams') },
  },
  {
    name: 'product-knows-no-tests',
    comment: 'What ships does not import tests, test support or tools.',
    from: { path: '^src/', pathNot: test },
    to: { path: '^(test|tools)/|\\.test\\.tsx?$' },
  },
  {
    name: 'no-cycles',
    comment: 'Of two files that need each other to start, one meets the other half made. Types are erased.',
    from: { path: '^(src|tools|test)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'A file that imports nothing and is imported by nobody is dead.',
    from: {
      orphan: true,
      path: '^(src|tools)/',
      pathNot: [
        '\\.d\\.ts$',
        test,
        '^tools/[^/]+\\.(ts|mjs)$',
        '^src/app/[^/]+\\.ts$',
        '/main\\.tsx?$',
        '/sw\\.ts$',
      ],
    },
    to: {},
  },
  {
    name: 'no-unresolvable',
    comment: 'An import the cruiser cannot follow is one it cannot judge.',
    from: { path: '^(src|tools|test)/' },
    to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker|inline)$' },
  },
  {
    name: 'no-undeclared-package',
    comment: 'A package that package.json does not name can vanish with the next install.',
    from: { path: '^(src|tools|test)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|data)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};
