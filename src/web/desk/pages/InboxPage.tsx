// The one inbox; each module that brings cases says how its own are called.
import { Inbox } from '#engines/casework/web/Inbox.tsx';
import { useSession } from '#modules/account/web/index.ts';
import { useVoiceKind } from '#modules/voice/web/desk/use-voice-kind.ts';

export default function InboxPage() {
  const post = useSession().data?.post;
  const voice = useVoiceKind();
  return post ? <Inbox home={{ code: post.code, name: post.place }} kinds={{ voice }} /> : null;
}
