// Every page of every face, with somebody who may see it and the act they came for.
import type { Face } from './sign-in.ts';
import { desk } from './views/desk.ts';
import { field } from './views/field.ts';
import { portal } from './views/portal.ts';
import type { View } from './views/view.ts';
import { docs, wall } from './views/wall.ts';

export const views: readonly View[] = [...portal, ...field, ...desk, ...wall, ...docs];
export const faceOf = ({ name }: View): Face | 'portal' =>
  name.startsWith('desk')
    ? 'desk'
    : name.startsWith('field')
      ? 'field'
      : name.startsWith('wall')
        ? 'wall'
        : 'portal';
