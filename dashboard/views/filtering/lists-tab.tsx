import type { FilteringTabProps } from './filtering-tab.ts';
import { CategoryLists } from './lists/category-lists.tsx';

export const ListsTab = ({ policy }: FilteringTabProps) => <CategoryLists categories={policy.categories} />;
